/** What the reviews come to: accepted facts, agreement of reviewers, precision of each repair, predictions and who kept them. */
import type { Output } from './api.ts';
import { useAsk } from './use-ask.ts';
import { amount, counted } from './words.ts';

type OnClaim = (claim: string, document: string) => void;

export function RecordView({ onClaim }: { onClaim: OnClaim }) {
  const facts = useAsk('facts', {});
  const agreement = useAsk('agreement', {});
  const predictions = useAsk('predictions', { model: false });
  const refused = facts.refused ?? agreement.refused ?? predictions.refused;
  return (
    <div>
      {refused && <p role="alert">{refused.message}</p>}
      {facts.data && <Facts facts={facts.data.facts} onClaim={onClaim} />}
      {agreement.data && <Agreement of={agreement.data} />}
      {predictions.data && predictions.data.predictions.length > 0 && (
        <section aria-label="Predictions" className="scroll-box">
          <h4>Predictions</h4>
          <table>
            <thead>
              <tr>
                <th scope="col">who</th>
                <th scope="col">said</th>
                <th scope="col">by</th>
                <th scope="col">state</th>
              </tr>
            </thead>
            <tbody>
              {predictions.data.predictions.map((p) => (
                <tr key={p.claim.id}>
                  <td>{p.speaker ?? 'unknown'}</td>
                  <td>
                    <button type="button" className="term" onClick={() => onClaim(p.claim.id, p.claim.documentId)}>
                      {p.criterion}
                    </button>
                  </td>
                  <td className="date">{p.horizon ?? 'no date'}</td>
                  <td>{p.state}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

function Facts({ facts, onClaim }: { facts: Output<'facts'>['facts']; onClaim: OnClaim }) {
  const value = (f: (typeof facts)[number]) =>
    f.value !== null
      ? amount(f.value, f.unit)
      : [f.low, f.high].map((n) => (n === null ? '' : amount(n, f.unit))).join(' … ');
  return (
    <section aria-label="Accepted facts" className="scroll-box">
      <h4>Accepted facts</h4>
      {facts.length === 0 ? (
        <p className="muted">
          None yet. Nothing enters a scenario before somebody accepted it; that is done under “Review”.
        </p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">fact</th>
              <th scope="col">about</th>
              <th scope="col" className="n">
                value
              </th>
              <th scope="col">accepted by</th>
              <th scope="col">source</th>
            </tr>
          </thead>
          <tbody>
            {facts.map((f) => (
              <tr key={f.id}>
                <td>
                  <button type="button" className="term" onClick={() => onClaim(f.claim, f.document)}>
                    {f.id}
                  </button>
                </td>
                <td>{[f.entity, f.metric, f.asOf].filter(Boolean).join(', ')}</td>
                <td className="n">{value(f)}</td>
                <td>{f.reviewers.join(', ')}</td>
                <td>{f.source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Agreement({ of }: { of: Output<'agreement'> }) {
  const share = (n: number | null) => (n === null ? '' : n.toFixed(2));
  const reviewed = of.repairs.filter((r) => r.reviewed > 0);
  return (
    <section aria-label="Agreement" className="scroll-box">
      <h4>Agreement of blind second readings</h4>
      <p>
        {of.pairs === 0
          ? 'No second readings yet. They are asked for under “Review”, with “Second readings, blind”.'
          : `${counted(of.pairs, 'claim')} read twice, ${share(of.agreement)} alike; kappa ${
              of.kappa === null ? 'not defined' : `${share(of.kappa)} (${share(of.kappaLow)} to ${share(of.kappaHigh)})`
            }.`}
      </p>
      {reviewed.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">repair</th>
              <th scope="col">assumes</th>
              <th scope="col" className="n">
                right
              </th>
              <th scope="col" className="n">
                reviewed
              </th>
              <th scope="col" className="n">
                precision
              </th>
            </tr>
          </thead>
          <tbody>
            {reviewed.map((r) => (
              <tr key={r.repair}>
                <td>{r.repair.replaceAll('_', ' ')}</td>
                <td>
                  {r.assumes}
                  {r.seen && <div className="muted">first seen: {r.seen}</div>}
                </td>
                <td className="n">{r.right}</td>
                <td className="n">{r.reviewed}</td>
                <td className="n">
                  {share(r.precision)} ({share(r.low)} to {share(r.high)})
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
