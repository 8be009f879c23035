/** All companies in a year, and the three statements of one. */

import { writeReference } from '@buildout/workbench/operations/source/reference.ts';
import { DataTable } from '../charts/data-table.tsx';
import type { Picture } from '../session.ts';
import { SourceButton } from '../sources/source-button.tsx';
import { useStore } from '../state/store.tsx';
import { CompanyPicker } from './company-picker.tsx';
import { YearHandle } from './year-handle.tsx';

export function CompaniesPanel({ picture }: { picture?: Picture }) {
  const { state, catalogue, dispatch } = useStore();
  const companies = picture?.shown.get('companies');
  const statements = picture?.shown.get('statements');
  const lineOf = ({ id, lines }: { id: string; lines: string[] }, row: number) => ({
    company: statements?.kind === 'statements' ? statements.company : '',
    statement: id,
    line: lines[row],
  });
  const label = catalogue.companies.find(({ id }) => id === state.looking.company)?.label ?? '';
  return (
    <div>
      <div className="controls">
        <YearHandle />
        <CompanyPicker label="Statements of" none="no company" />
      </div>
      {companies?.kind === 'companies' ? (
        <DataTable
          table={companies.table}
          label="Companies; choosing one shows its statements"
          choose={{
            ids: companies.ids,
            chosen: state.looking.company,
            onChoose: (company) => dispatch({ kind: 'look', at: { company } }),
          }}
          beside={(row) => {
            if (companies.behind[row].length === 0) return null;
            const of = writeReference({ kind: 'facts', company: companies.ids[row] });
            return <SourceButton of={of} title={`${companies.table.rows[row][0]}: facts behind its row`} />;
          }}
          numberOf={(row, column) => {
            const { id } = companies.table.columns[column];
            if (column < 2) return undefined;
            return writeReference({
              kind: 'company',
              company: companies.ids[row],
              column: id,
              time: String(companies.year),
            });
          }}
        />
      ) : (
        <p className="muted">{companies?.kind === 'nothing' ? companies.reason : 'Computing …'}</p>
      )}
      {statements?.kind === 'statements' && (
        <div className="statements">
          {statements.statements.map((s) => (
            <section key={s.id} aria-label={s.title}>
              <h3>{s.title}</h3>
              <DataTable
                table={s.table}
                label={s.title}
                beside={(row) => {
                  if (s.behind[row].length === 0) return null;
                  const title = `${label}, ${s.table.rows[row][0]}: what the run starts from`;
                  return <SourceButton of={writeReference({ kind: 'start', ...lineOf(s, row) })} title={title} />;
                }}
                numberOf={(row, column) => {
                  if (column === 0) return undefined;
                  const time = s.table.columns[column].id;
                  return writeReference({ kind: 'statement', ...lineOf(s, row), time });
                }}
              />
            </section>
          ))}
        </div>
      )}
    </div>
  );
}
