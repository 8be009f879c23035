/** Who pays whom in a year; money that comes back as lanes below; a chosen company's revenue by where it began. */
import {
  flowsInOrder,
  moneyFlowChart,
  plain,
  shortCredit,
  stackedBars,
  withUnit,
} from '@buildout/workbench/charts/index.ts';
import { writeReference } from '@buildout/workbench/operations/source/reference.ts';
import { useMemo } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { ChartView } from '../charts/chart-view.tsx';
import type { NumberOf } from '../charts/number-buttons.tsx';
import { useWidth } from '../charts/use-width.ts';
import type { Picture } from '../session.ts';
import { useSources } from '../sources/context.ts';
import { activeTab } from '../state/scenario.ts';
import { useStore } from '../state/store.tsx';
import type { Catalogue, Shown } from '../worker/messages.ts';
import { CompanyPicker } from './company-picker.tsx';
import { YearHandle } from './year-handle.tsx';

/** Where the system ends: money comes from these and goes to these. */
const edge = ['outside', 'end_demand', 'capital'];

/** Pixels the columns need for their names. */
const narrowest = 760;
/** Pixels of a picture that scrolls anyway: most names and amounts stand in full. */
const scrolled = 1080;

type Flows = Extract<Shown, { kind: 'flows' }>;

export function MoneyPanel({ picture }: { picture?: Picture }) {
  const { state, catalogue, dispatch } = useStore();
  const [ref, width] = useWidth<HTMLDivElement>(900);
  const show = useSources();
  const { colour, company } = state.looking;
  const scenario = activeTab(state.history.present).label;
  const shown = picture?.shown.get('flows');
  const flows = shown?.kind === 'flows' ? shown : undefined;
  const head = useMemo(
    () => ({ source: `Buildout, ${scenario}`, credit: shortCredit(catalogue.credits), runId: picture?.runId ?? '' }),
    [scenario, catalogue, picture],
  );
  const chart = useMemo(() => {
    if (!flows) return undefined;
    return moneyFlowChart({
      ...head,
      title: findingOf(flows, catalogue),
      unit: 'USD',
      companies: catalogue.companies,
      sectors: catalogue.sectors,
      keepOrder: true,
      // Lenders, investors and the rest of the economy are the edge: money comes from them and goes to them.
      edges: { sectors: edge, label: 'To the outside' },
      columns: [
        { label: 'From outside', sectors: edge },
        { label: 'Labs, apps', sectors: ['lab', 'application'] },
        { label: 'Clouds', sectors: ['cloud'] },
        { label: 'Neoclouds, boxes', sectors: ['neocloud', 'box'] },
        { label: 'Chip makers', sectors: ['chip_maker'] },
        { label: 'Suppliers', sectors: ['supplier'] },
      ],
      perColumn: 8,
      flows: flows.flows,
      origins: flows.origins,
      colourBy: colour,
      ...(company ? { highlight: company } : {}),
      // Narrower the names would no longer fit: the companies then scroll in their frame, under words that fit it.
      width: width < narrowest ? scrolled : width,
      ...(width < narrowest ? { wordsWidth: width } : {}),
      height: width < narrowest ? 640 : Math.max(480, Math.min(640, width * 0.6)),
    });
  }, [flows, head, catalogue, colour, company, width]);
  return (
    <div ref={ref}>
      <div className="controls">
        <YearHandle />
        <CompanyPicker label="Company" none="all companies" />
        <RadioGroup
          className="radios"
          orientation="horizontal"
          value={colour}
          onChange={(v) => dispatch({ kind: 'look', at: { colour: v === 'origin' ? 'origin' : 'payer' } })}
        >
          <Label>Colours show</Label>
          <Radio value="payer">the payer</Radio>
          <Radio value="origin">where the money began</Radio>
        </RadioGroup>
      </div>
      {chart ? (
        <ChartView
          name="Money flows"
          scrolls={width < narrowest}
          chart={chart}
          onPayment={(from, to, mark) => show(paymentOf({ from, to }, flows), mark)}
          numberOf={paymentsIn(flows)}
          onCompany={(id) => dispatch({ kind: 'look', at: { company: id === company ? undefined : id } })}
        />
      ) : (
        <p className="muted">{shown?.kind === 'nothing' ? shown.reason : 'Computing …'}</p>
      )}
      {company && flows && !flows.revenue && (
        <p className="muted">Where its revenue began is followed for chip makers, clouds, neoclouds and labs.</p>
      )}
      {flows?.revenue && <RevenueOrigin flows={flows} head={head} width={width} />}
    </div>
  );
}

const paymentOf = ({ from, to }: { from: string; to: string }, flows: Flows | undefined) =>
  writeReference({ kind: 'flow', from, to, time: String(flows?.year) });

/** Amounts of the table: payer, payee, purpose, amount. */
function paymentsIn(flows: Flows | undefined): NumberOf {
  const rows = flowsInOrder(flows?.flows ?? []);
  return (row, column) => (column === AMOUNT && rows[row] ? paymentOf(rows[row], flows) : undefined);
}
const AMOUNT = 3;

function findingOf({ flows, year }: Flows, { companies }: Catalogue): string {
  const of = new Map(companies.map((c) => [c.id, c]));
  const inside = flows.filter(
    (f) => !edge.includes(of.get(f.from)?.sector ?? '') && !edge.includes(of.get(f.to)?.sector ?? ''),
  );
  const largest = inside.reduce<Flows['flows'][number] | undefined>(
    (most, f) => (!most || f.value > most.value ? f : most),
    undefined,
  );
  if (!largest) return `No payments between companies in ${year}`;
  const name = (id: string) => of.get(id)?.label ?? id;
  return `The largest payment inside the system in ${year}: ${name(largest.from)} to ${name(largest.to)}, ${withUnit(largest.value, 'USD')}`;
}

function RevenueOrigin({
  flows,
  head,
  width,
}: {
  flows: Flows;
  head: { source: string; credit: string; runId: string };
  width: number;
}) {
  const { catalogue } = useStore();
  const { revenue, year } = flows;
  const chart = useMemo(() => {
    if (!revenue) return undefined;
    const name = catalogue.companies.find((c) => c.id === revenue.company)?.label ?? revenue.company;
    const largest = [...revenue.shares].sort((a, b) => b.share - a.share)[0];
    return stackedBars({
      ...head,
      title: largest
        ? `${plain(100 * largest.share, 0)} % of ${name}’s revenue in ${year} began as ${largest.label}`
        : `${name} had no revenue in ${year}`,
      unit: 'share',
      sideways: true,
      barLabel: 'company',
      parts: revenue.shares.map(({ id, label }) => ({ id, label })),
      bars: [{ label: `${name}, ${withUnit(revenue.total, 'USD')}`, values: revenue.shares.map((s) => s.share) }],
      width,
      height: 190,
    });
  }, [revenue, year, head, catalogue, width]);
  const numberOf: NumberOf = (_, column) => {
    const origin = revenue?.shares[column - 1];
    if (!revenue || !origin) return undefined;
    const members = [revenue.company, origin.id];
    return writeReference({ kind: 'answer', answer: 'revenue_origin', members, time: String(year) });
  };
  return chart ? <ChartView name="Origin of revenue" chart={chart} numberOf={numberOf} /> : null;
}
