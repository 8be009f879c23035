/** One chart: the picture or its table, and the ways to take it along. */
import type { Chart } from '@buildout/workbench/charts/index.ts';
import { memo, type ReactNode, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, ToggleButton } from 'react-aria-components';
import { DataTable } from './data-table.tsx';
import { fileName, saveCsv, savePng, saveSvg } from './download.ts';
import type { NumberOf } from './number-buttons.tsx';

interface Props {
  /** Name of the place: “Chart A”. */
  name: string;
  /** Absent until there is something to show. */
  chart?: Chart;
  /** Said instead of a chart. */
  otherwise?: string;
  /** What is chosen here: a menu of quantities, a year. */
  children?: ReactNode;
  onCompany?: (id: string) => void;
  /** Laid over the picture, which is as large as its frame: buttons at its marks. */
  over?: ReactNode;
  /** Stands after the first cell of a row of the table. */
  beside?: (row: number) => ReactNode;
  /** Reference of a number of the table. */
  numberOf?: NumberOf;
  /** A payment of the picture was pressed. */
  onPayment?: (payer: string, payee: string, mark: Element) => void;
  /** Keeps its size and scrolls where the frame is narrower. */
  scrolls?: boolean;
}

export function ChartView(props: Props) {
  const { name, chart, otherwise, children, onCompany, onPayment, over, beside, numberOf, scrolls } = props;
  const [asTable, setAsTable] = useState(false);
  const [problem, setProblem] = useState<string>();
  const title = /<title[^>]*>([^<]*)</.exec(chart?.svg ?? '')?.[1] ?? name;
  const take = (how: string) => {
    if (!chart) return;
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
      {!chart && <p className="muted">{otherwise}</p>}
      {chart && asTable && <DataTable table={chart.table} label={title} beside={beside} numberOf={numberOf} />}
      {chart && !asTable && scrolls && (
        <p className="muted">The picture is wider than the screen: move it sideways to see all of it.</p>
      )}
      {chart && !asTable && (
        <div className={over ? 'with-marks' : undefined}>
          <Svg svg={chart.svg} onCompany={onCompany} onPayment={onPayment} name={scrolls ? name : undefined} />
          {over}
        </div>
      )}
    </section>
  );
}

/** The picture is text that this program wrote and escaped; nothing of it comes from elsewhere. */
const Svg = memo(function Svg({
  svg,
  onCompany,
  onPayment,
  name,
}: {
  svg: string;
  onCompany?: (id: string) => void;
  onPayment?: Props['onPayment'];
  name?: string;
}) {
  const pick = (target: EventTarget) => {
    const id = (target as Element).closest?.('[data-company]')?.getAttribute('data-company');
    if (id) onCompany?.(id);
    const payment = (target as Element).closest?.('[data-payer]');
    const [payer, payee] = [payment?.getAttribute('data-payer'), payment?.getAttribute('data-payee')];
    if (payment && payer && payee) onPayment?.(payer, payee, payment);
  };
  // What scrolls must be reachable with the keyboard.
  const scrolling = name ? { tabIndex: 0, role: 'region', 'aria-label': `${name}: picture` } : {};
  return (
    // The same is offered as a menu and as a table, which the keyboard reaches; the click is only a shortcut.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className={name ? 'picture scrolls' : 'picture'}
      {...scrolling}
      onClick={(event) => pick(event.target)}
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
});
