/**
 * The report: one HTML file that needs nothing else — no script, no font, no picture from elsewhere. Each answer gives one
 * sentence with number, unit, date and band; then the chart; then the table; then how to redo it.
 */
import { seriesColour } from '../theme.ts';
import { plain } from '../unit.ts';
import type { ReportAnswer, ReportContents } from './contents.ts';
import { reportCss } from './css.ts';
import { answerSentence, answerTable, type Html, link, tableHtml, text } from './html.ts';

export type { ReportAccepted, ReportAnswer, ReportAssumption, ReportContents, ReportSource } from './contents.ts';
export { answerSentence, answerTable } from './html.ts';

const anchor = (id: string) => `a-${id.replace(/[^a-zA-Z0-9_-]/g, '-')}`;
/** Rows above which a table starts folded. */
const longTable = 14;

function answerHtml({ answer, charts, table, redo }: ReportAnswer): Html {
  const shown = table ?? answerTable(answer);
  const body = tableHtml(shown, `${answer.label}: table`);
  const folded =
    shown.rows.length > longTable
      ? `<details><summary>Table, ${shown.rows.length} rows</summary>${body}</details>`
      : shown.rows.length
        ? body
        : '';
  return [
    `<section id="${anchor(answer.id)}"><h2>${text(answer.label)}</h2>`,
    `<p class="lead">${text(answerSentence(answer))}</p>`,
    ...(charts ?? []).map((chart) => `<figure>${chart.svg}</figure>`),
    folded,
    `<p class="about">${text(answer.about)}</p>`,
    redo ? `<p class="quiet">Redo it: <code>${text(redo)}</code></p>` : '',
    '</section>',
  ].join('\n');
}

function sharesHtml(shares: { basis: string; share: number }[]): Html {
  const bars = shares
    .map(({ share }, i) => `<span style="width:${plain(100 * share, 2)}%;background:${seriesColour(i)}"></span>`)
    .join('');
  const words = shares.map(({ basis, share }) => `${basis} ${plain(100 * share, 0)} %`).join(', ');
  return `<section id="opening"><h2>What the opening position rests on</h2><p class="lead">By value: ${text(words)}.</p><div class="bar" role="img" aria-label="${text(words)}">${bars}</div></section>`;
}

function assumptionsHtml({ assumptions }: ReportContents): Html {
  if (assumptions.length === 0) return '';
  const rows = [...assumptions].sort((a, b) => Number(b.changed ?? false) - Number(a.changed ?? false));
  const number = (value: number | undefined) =>
    value === undefined ? '' : text(plain(value, Math.abs(value) >= 100 ? 0 : 4));
  const body = rows.map((a) => {
    const range = a.low !== undefined && a.high !== undefined ? `${number(a.low)} … ${number(a.high)}` : '';
    const beyond = (a.low !== undefined && a.value < a.low) || (a.high !== undefined && a.value > a.high);
    const flags = [a.changed ? 'set by this scenario' : '', beyond ? 'beyond the evidence' : '']
      .filter(Boolean)
      .join('; ');
    return (
      `<tr><td>${text(a.label)}<br><code>${text(a.id)}</code>${flags ? `<br><strong>${text(flags)}</strong>` : ''}</td><td class="n">${number(a.value)}</td>` +
      `<td>${text(a.unit)}</td><td class="n">${range}</td><td>${text(a.reason ?? '')}${a.source ? ` <span class="quiet">[${text(a.source)}]</span>` : ''}</td></tr>`
    );
  });
  const head = ['assumption', 'value', 'unit', 'range of the evidence', 'reason and source']
    .map((h, i) => `<th scope="col"${i === 1 || i === 3 ? ' class="n"' : ''}>${h}</th>`)
    .join('');
  return (
    `<section id="assumptions"><h2>Assumptions</h2><p>${assumptions.length} numbers are set by hand or by evidence; each has a range and a reason.</p>` +
    `<div class="scroll long" tabindex="0" role="group" aria-label="Assumptions"><table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div></section>`
  );
}

function acceptedHtml({ accepted = [] }: ReportContents): Html {
  if (accepted.length === 0) return '';
  const items = accepted.map(
    ({ id, sets, statement, said, reviewers }) =>
      `<li><code>${text(sets.join(', '))}</code> from <code>${text(id)}</code>: <q>${text(statement)}</q> <span class="quiet">(${text(said)}; accepted by ${text(reviewers.join(', '))})</span></li>`,
  );
  return `<section id="accepted"><h2>Said, and accepted by a reviewer</h2><p>These settings take their number from a sentence that a person has reviewed.</p><ul>${items.join('\n')}</ul></section>`;
}

function sourcesHtml({ sources }: ReportContents): Html {
  if (sources.length === 0) return '';
  const credits = [...new Set(sources.map((s) => s.credit).filter((c): c is string => Boolean(c)))];
  const items = sources.map((s) => {
    const tail = [s.date, s.licence].filter(Boolean).join(', ');
    return `<li>${link(s.url, s.label)}${tail ? ` <span class="quiet">(${text(tail)})</span>` : ''}</li>`;
  });
  const thanks = credits.length ? `<h3>Credits</h3><ul>${credits.map((c) => `<li>${text(c)}</li>`).join('')}</ul>` : '';
  return `<section id="sources"><h2>Sources</h2>${thanks}<details${sources.length <= 20 ? ' open' : ''}><summary>${sources.length} sources</summary><ol>${items.join('\n')}</ol></details></section>`;
}

function booksHtml({ books }: ReportContents): Html {
  if (!books) return '';
  const size = books.maxResidual === 0 ? 'exactly zero' : books.maxResidual.toExponential(1);
  return `<p class="quiet">Books: ${books.checks} closing checks at every step; largest residual ${text(size)} of the money that moved.</p>`;
}

/** The whole report as one string. */
export function reportHtml(contents: ReportContents): string {
  const { title, about, runId, reproduce, answers, sanity, shares, limits, version } = contents;
  const parts: [string, string, Html][] = [
    ...answers.map((a): [string, string, Html] => [anchor(a.answer.id), a.answer.label, answerHtml(a)]),
    ...(sanity
      ? [
          [
            'sanity',
            'Beside guidance and last year',
            `<section id="sanity"><h2>Beside guidance and last year</h2><p>${text(sanity.about)}</p>${tableHtml(sanity.table, 'Simulated beside reported')}</section>`,
          ] as [string, string, Html],
        ]
      : []),
    ...(shares?.length
      ? [['opening', 'What the opening position rests on', sharesHtml(shares)] as [string, string, Html]]
      : []),
    ['accepted', 'Said, and accepted by a reviewer', acceptedHtml(contents)],
    ['assumptions', 'Assumptions', assumptionsHtml(contents)],
    ...(limits?.length
      ? [
          [
            'limits',
            'Limits',
            `<section id="limits"><h2>Limits</h2><ul>${limits.map((l) => `<li>${text(l)}</li>`).join('')}</ul></section>`,
          ] as [string, string, Html],
        ]
      : []),
    ['sources', 'Sources', sourcesHtml(contents)],
  ];
  const present = parts.filter(([, , html]) => html !== '');
  const nav = present.map(([id, name]) => `<li><a href="#${id}">${text(name)}</a></li>`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${text(title)}</title>
<style>${reportCss}</style>
</head>
<body>
<header>
<h1>${text(title)}</h1>
<p>${text(about)}</p>
${booksHtml(contents)}
<p>Reproduce this:</p>
<code class="line">${text(reproduce)}</code>
</header>
<nav aria-label="Contents"><h2>Contents</h2><ol>${nav}</ol></nav>
<main>
${present.map(([, , html]) => html).join('\n')}
</main>
<footer>Run ${text(runId)}${version ? ` · Buildout ${text(version)}` : ''} · Said, seen and follows are named on every chart: announcements, observations, output of the model.</footer>
</body>
</html>
`;
}
