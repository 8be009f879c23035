/** All companies in a year, and the three statements of one. */
import { plain, shownUnit } from '@buildout/workbench/charts/index.ts';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import { DataTable } from '../charts/chart-view.tsx';
import type { Picture } from '../session.ts';
import { useStore } from '../state/store.tsx';
import type { Shown } from '../worker/messages.ts';
import { CompanyPicker } from './company-picker.tsx';
import { YearHandle } from './year-handle.tsx';

export function CompaniesPanel({ picture }: { picture?: Picture }) {
  const companies = picture?.shown.get('companies');
  const statements = picture?.shown.get('statements');
  return (
    <div>
      <div className="controls">
        <YearHandle />
        <CompanyPicker label="Statements of" none="no company" />
      </div>
      {companies?.kind === 'companies' ? (
        <CompaniesTable shown={companies} />
      ) : (
        <p className="muted">{companies?.kind === 'nothing' ? companies.reason : 'Computing …'}</p>
      )}
      {statements?.kind === 'statements' && (
        <div className="statements">
          {statements.statements.map((s) => (
            <section key={s.id} aria-label={s.title}>
              <h3>{s.title}</h3>
              <DataTable table={s.table} label={s.title} />
            </section>
          ))}
        </div>
      )}
    </div>
  );
}

function CompaniesTable({ shown }: { shown: Extract<Shown, { kind: 'companies' }> }) {
  const { state, dispatch } = useStore();
  const { table, ids } = shown;
  const scale = table.columns.map((c, i) =>
    c.unit
      ? shownUnit(
          c.unit,
          table.rows.reduce((most, r) => Math.max(most, Math.abs(Number(r[i] ?? 0))), 0),
        )
      : undefined,
  );
  const words = (i: number) => [table.columns[i]?.label, scale[i]?.axis].filter(Boolean).join(', ');
  const { company } = state.looking;
  return (
    <div className="scroll">
      <Table
        aria-label="Companies; choosing one shows its statements"
        selectionMode="single"
        selectedKeys={company ? [company] : []}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          dispatch({ kind: 'look', at: { company: key === undefined ? undefined : String(key) } });
        }}
      >
        <TableHeader>
          {table.columns.map((c, i) => (
            <Column key={c.id} isRowHeader={i === 0} className={i > 1 ? 'n' : undefined}>
              {words(i)}
            </Column>
          ))}
        </TableHeader>
        <TableBody>
          {table.rows.map((row, r) => (
            <Row key={ids[r]} id={ids[r]}>
              {row.map((cell, i) => (
                <Cell key={table.columns[i]?.id} className={typeof cell === 'number' ? 'n' : undefined}>
                  {typeof cell === 'number' ? plain(cell * (scale[i]?.factor ?? 1), 1) : cell}
                </Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
