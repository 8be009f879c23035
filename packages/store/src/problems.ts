/** What PostgreSQL and its driver report, as the problems of a store. */
import { StoreError } from '@buildout/evidence/room/store.ts';

interface Reported {
  code?: string;
  message: string;
  /** Of a name that nobody knows, and of a port that nobody listens on. */
  hostname?: string;
  port?: number;
}

/** Whether the connection was lost or never there; what was asked may or may not have happened. */
export function isLost(error: unknown): boolean {
  const { code = '', message } = error as Reported;
  return (
    /^(ECONN|EPIPE|ENOENT|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08|57P0)/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/i.test(
      message ?? '',
    )
  );
}

/** What a person makes more of than of the name of an error. */
const REASONS: Record<string, (error: Reported) => string> = {
  ENOTFOUND: ({ hostname }) => `the network knows no host called "${hostname}"`,
  EAI_AGAIN: ({ hostname }) => `the network does not say where the host "${hostname}" is`,
  ECONNREFUSED: ({ port, message }) => (port ? `nothing answers at port ${port} there` : message),
  ETIMEDOUT: () => 'it does not answer',
};

/** The error for a person, or the error itself where it is a fault of the program. */
export function told(error: unknown, where: string): unknown {
  if (error instanceof StoreError) return error;
  const { code = '', message } = error as Reported;
  const reason = REASONS[code]?.(error as Reported) ?? (message?.trim() || code);
  if (/^53100|ENOSPC|EDQUOT/.test(code) || /No space left on device/i.test(reason))
    return new StoreError({ code: 'store-full', where, reason });
  if (/^28/.test(code))
    return new StoreError({ code: 'store-unreachable', where, reason: `it does not let us in (${reason})` });
  if (/^3D000/.test(code)) return new StoreError({ code: 'store-unreachable', where, reason });
  if (/^53300/.test(code))
    return new StoreError({ code: 'store-unreachable', where, reason: 'it has no connection free' });
  if (/^42501/.test(code)) return new StoreError({ code: 'store-refused', where, reason });
  if (/^25006/.test(code))
    return new StoreError({ code: 'store-refused', where, reason: 'it only reads (a standby server?)' });
  if (isLost(error)) return new StoreError({ code: 'store-unreachable', where, reason });
  return error;
}
