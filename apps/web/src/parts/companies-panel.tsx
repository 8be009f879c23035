/** All companies in a year, and the three statements of one. */
import { DataTable } from '../charts/data-table.tsx';
import type { Picture } from '../session.ts';
import { sourceOf } from '../sources/context.ts';
import { SourceButton } from '../sources/source-button.tsx';
import { useStore } from '../state/store.tsx';
import { CompanyPicker } from './company-picker.tsx';
import { YearHandle } from './year-handle.tsx';

export function CompaniesPanel({ picture }: { picture?: Picture }) {
  const { state, catalogue, dispatch } = useStore();
  const companies = picture?.shown.get('companies');
  const statements = picture?.shown.get('statements');
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
            const parts = companies.behind[row];
            const of = companies.ids[row];
            if (parts.length === 0) return null;
            return (
              <SourceButton source={{ title: `${companies.table.rows[row][0]}: facts behind its row`, parts, of }} />
            );
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
                  const ids = s.behind[row];
                  if (ids.length === 0) return null;
                  const title = `${label}, ${s.table.rows[row][0]}: what the run starts from`;
                  return <SourceButton source={sourceOf(title, ids)} />;
                }}
              />
            </section>
          ))}
        </div>
      )}
    </div>
  );
}
