/** One chart: the picture or its table, and the ways to take it along. */
import { type Chart, heading, plain, shownUnit, type Table } from '@buildout/workbench/charts/index.ts';
import { memo, type ReactNode, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, ToggleButton } from 'react-aria-components';
import { fileName, saveCsv, savePng, saveSvg } from './download.ts';

interface Props {
  /** Name of the place: “Chart A”. */
  name: string;
  chart: Chart;
  /** What is chosen here: a menu of quantities, a year. */
  children?: ReactNode;
  onCompany?: (id: string) => void;
}

export function ChartView({ name, chart, children, onCompany }: Props) {
  const [asTable, setAsTable] = useState(false);
  const [problem, setProblem] = useState<string>();
  const title = /<title[^>]*>([^<]*)</.exec(chart.svg)?.[1] ?? name;
  const take = (how: string) => {
    const file = fileName(title);
    if (how === 'svg') saveSvg(chart, file);
    else if (how === 'csv') saveCsv(chart, file);
    else savePng(chart, file).catch((error: Error) => setProblem(error.message));
  };
  return (
    <section className="chart" aria-label={name}>
      <div className="chart-head">
        {children}
        <span className="grow" />
        <ToggleButton className="quiet" isSelected={asTable} onChange={setAsTable}>
          Table
        </ToggleButton>
        <MenuTrigger>
          <Button className="quiet">Save</Button>
          <Popover>
            <Menu onAction={(key) => take(String(key))} aria-label={`Save ${name}`}>
              <MenuItem id="png">PNG picture</MenuItem>
              <MenuItem id="svg">SVG picture</MenuItem>
              <MenuItem id="csv">CSV numbers</MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
      {problem && <p role="alert">{problem}</p>}
      {asTable ? <DataTable table={chart.table} label={title} /> : <Svg svg={chart.svg} onCompany={onCompany} />}
    </section>
  );
}

/** The picture is text that this program wrote and escaped; nothing of it comes from elsewhere. */
const Svg = memo(function Svg({ svg, onCompany }: { svg: string; onCompany?: (id: string) => void }) {
  const pick = (target: EventTarget) => {
    const id = (target as Element).closest?.('[data-company]')?.getAttribute('data-company');
    if (id) onCompany?.(id);
  };
  return (
    // The same choice is offered as a menu, which the keyboard reaches; the click is only a shortcut.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div className="picture" onClick={(event) => pick(event.target)} dangerouslySetInnerHTML={{ __html: svg }} />
  );
});

/** Numbers as a table: columns of one unit are scaled together. */
export function DataTable({ table, label }: { table: Table; label: string }) {
  const numeric = table.columns.map((_, i) => table.rows.some((r) => typeof r[i] === 'number'));
  const shown = table.columns.map((c) => {
    if (!c.unit) return undefined;
    const same = table.columns.flatMap((other, j) =>
      other.unit === c.unit ? table.rows.map((r) => Math.abs(Number(r[j] ?? 0))) : [],
    );
    return shownUnit(
      c.unit,
      same.reduce((most, v) => Math.max(most, v), 0),
    );
  });
  const axes = new Set(shown.flatMap((s) => (s ? [s.axis] : [])));
  // One unit for all is said once, above.
  const [common] = axes.size === 1 ? axes : [];
  const words = (i: number) => {
    const c = table.columns[i];
    if (!c) return '';
    if (shown[i] && common !== undefined) return c.label;
    return shown[i] ? [c.label, shown[i]?.axis].filter(Boolean).join(', ') : heading(c);
  };
  const number = (value: number, i: number) => {
    const v = value * (shown[i]?.factor ?? 1);
    const size = Math.abs(v);
    return plain(v, size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard
    <section className="scroll" tabIndex={0} aria-label={`${label}: table`}>
      <table>
        {common && <caption>{common}</caption>}
        <thead>
          <tr>
            {table.columns.map((c, i) => (
              <th key={c.id} scope="col" className={numeric[i] ? 'n' : undefined}>
                {words(i)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, r) => (
            <tr key={r}>
              {row.map((cell, i) => (
                <td key={i} className={numeric[i] ? 'n' : undefined}>
                  {typeof cell === 'number' ? number(cell, i) : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
