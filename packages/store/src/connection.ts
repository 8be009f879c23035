/** Transactions in one workspace: each names the workspace to the database, which shows and takes nothing else. */
import { StoreError } from '@buildout/evidence/room/store.ts';
import pg from 'pg';
import { isLost, told } from './problems.ts';

export interface Access {
  /** What `pg` needs to connect. */
  config: pg.PoolConfig;
  /** For error messages: no password in it. */
  where: string;
  workspace: string;
  /** The role to take in every transaction, where the login is not the application's own. */
  role?: string;
  /** Brings back a server of one's own that is gone; called before a lost connection is tried once more. */
  again?: () => Promise<void>;
}

export type Query = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<pg.QueryResult<R>>;

/** Letters that need no quoting anywhere. */
export const WORKSPACE = /^[a-z0-9][a-z0-9_-]{0,62}$/;

export class Connection {
  readonly access: Access;
  readonly #pool: pg.Pool;

  constructor(access: Access) {
    if (!WORKSPACE.test(access.workspace))
      throw new StoreError({
        code: 'store-refused',
        where: access.where,
        reason: `"${access.workspace}" is no name of a workspace (lower-case letters, digits, - and _, at most 63)`,
      });
    this.access = access;
    this.#pool = new pg.Pool({ max: 4, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 30_000, ...access.config });
    // A connection that breaks while idle is replaced when next needed.
    this.#pool.on('error', () => {});
  }

  /** Reads; a lost connection is tried once more. */
  read<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#twice(() => this.#transaction(work, 'read only'));
  }

  /**
   * Writes. A connection lost before the answer leaves open whether the work was done, so it is tried once more: `work` must come to
   * the same however often it is done.
   */
  write<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#twice(() => this.#transaction(work, 'read write'));
  }

  /** A read-only client that sees one moment for as long as it is kept; `release` gives it back. */
  async snapshot(): Promise<{ query: pg.ClientBase['query']; release(): Promise<void> }> {
    try {
      const client = await this.#pool.connect();
      client.on('error', () => {});
      await client.query(`begin isolation level repeatable read read only; ${this.#settings()}`);
      return {
        query: client.query.bind(client),
        async release() {
          const done = await client.query('rollback').then(
            () => true,
            () => false,
          );
          client.removeAllListeners('error');
          client.release(!done);
        },
      };
    } catch (error) {
      throw told(error, this.access.where);
    }
  }

  end(): Promise<void> {
    return this.#pool.end();
  }

  async #twice<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isLost(error)) throw told(error, this.access.where);
    }
    try {
      await this.access.again?.();
      return await work();
    } catch (error) {
      throw told(error, this.access.where);
    }
  }

  /** What every transaction begins with. Neither name needs quoting (WORKSPACE). */
  #settings(): string {
    const { role, workspace } = this.access;
    const asRole = role ? `set local role ${role}; ` : '';
    return `${asRole}set local buildout.workspace = '${workspace}'; set local search_path = buildout, pg_temp`;
  }

  async #transaction<T>(work: (query: Query) => Promise<T>, mode: 'read only' | 'read write'): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    const lost = (error: Error) => (broken = error);
    client.on('error', lost);
    try {
      await client.query(`begin ${mode}; ${this.#settings()}`);
      const result = await work((text, values) => client.query(text, values));
      await client.query('commit');
      return result;
    } catch (error) {
      if (isLost(error)) broken ??= error as Error;
      else await client.query('rollback').catch((e: Error) => (broken = e));
      throw error;
    } finally {
      client.off('error', lost);
      client.release(broken ?? false);
    }
  }
}
