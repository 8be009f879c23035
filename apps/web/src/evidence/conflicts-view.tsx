/** Claims that cannot both be true, and those that follow or confirm each other, side by side. */
import type { View } from './api.ts';
import { Side } from './claim-card.tsx';
import { useAsk } from './use-ask.ts';

const TITLES: Record<string, string> = {
  conflict: 'Cannot both be true',
  supersedes: 'A later figure follows an earlier one',
  confirms: 'Two sources agree',
  difference: 'One is the difference of two others',
  sum: 'One is the sum of others',
  product: 'One is the product of others',
  'same speaker revises': 'The same speaker says something else',
};

export function ConflictsView({ onShow }: { onShow(claim: View): void }) {
  const { data, refused } = useAsk('conflicts', {});
  if (refused) return <p role="alert">{refused.message}</p>;
  if (!data) return <p className="muted">Comparing …</p>;
  const shown = data.relations.filter(({ kind }) => kind !== 'copy');
  if (shown.length === 0) return <p>No two claims speak of the same quantity yet.</p>;
  return (
    <div>
      {Object.entries(TITLES).map(([kind, title]) => {
        const some = shown.filter((r) => r.kind === kind);
        if (some.length === 0) return null;
        return (
          <section key={kind} aria-label={title}>
            <h4>
              {title} <span className="muted">({some.length})</span>
            </h4>
            {some.map((r) => (
              <div key={r.claims.join()} className="sides">
                {r.sides.map((claim) => (
                  <Side key={claim.id} claim={claim} onShow={onShow} />
                ))}
                <p className="muted">{r.text}</p>
              </div>
            ))}
          </section>
        );
      })}
    </div>
  );
}
