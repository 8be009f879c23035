/** All companies in a year, and the three statements of one. */
import { DataTable } from '../charts/data-table.tsx';
import type { Picture } from '../session.ts';
import { useStore } from '../state/store.tsx';
import { CompanyPicker } from './company-picker.tsx';
import { YearHandle } from './year-handle.tsx';

export function CompaniesPanel({ picture }: { picture?: Picture }) {
  const { state, dispatch } = useStore();
  const companies = picture?.shown.get('companies');
  const statements = picture?.shown.get('statements');
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
        />
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
