/**
 * The report: one HTML file that needs nothing else — no script, no font, no picture from elsewhere. Each answer gives one
 * sentence with number, unit, date and band; then the chart; then the table; then how to redo it.
 */
import { seriesColour } from '../theme.ts';
import type { Table } from '../types.ts';
import { plain, withUnit } from '../unit.ts';
import type { ReportAnswer, ReportContents, ReportDot } from './contents.ts';
import { reportCss } from './css.ts';
import { answerSentence, answerTable, type Html, link, tableHtml, text } from './html.ts';

export type {
  ReportAccepted,
  ReportAnswer,
  ReportAssumption,
  ReportContents,
  ReportDot,
  ReportSource,
} from './contents.ts';
export { answerSentence, answerTable } from './html.ts';

/** A part of the report, and what its entry in the contents opens to. */
interface Part {
  id: string;
  name: string;
  below: { id: string; name: string }[];
  html: Html;
}

const anchor = (id: string) => `a-${id.replace(/[^a-zA-Z0-9_-]/g, '-')}`;
/** Rows above which a table starts folded. */
const longTable = 14;

function answerHtml({ answer, charts, table, more, beside, dots, follows, redo }: ReportAnswer, runId: string): Html {
  const shown = table ?? answerTable(answer);
  const told = [answer.about, ...(beside ?? [])].filter((words) => words !== '');
  return [
    `<section id="${anchor(answer.id)}"><h3>${text(answer.label)}</h3>`,
    sentenceHtml(answerSentence(answer)),
    ...(charts ?? []).map((chart) => `<figure>${chart.svg}</figure>`),
    tableOrFold(shown, `${answer.label}: table`, 'Table'),
    ...(more ?? []).map(({ title, table: other, note }) =>
      other.rows.length > 0 ? fold(`${title}, ${other.rows.length} rows`, tableHtml(other, title), note) : '',
    ),
    dotsHtml(dots ?? [], answer.unit),
    follows ? followsHtml(follows, runId) : '',
    ...told.map((words) => `<p class="about">${text(words)}</p>`),
    redo ? `<p class="quiet">Redo it: <code>${text(redo)}</code></p>` : '',
    '</section>',
  ].join('\n');
}

/** The first sentence large, what follows it as ordinary text. */
function sentenceHtml(words: string): Html {
  const [, first, rest] = /^(.*?[^A-Z ]\.) (?=[A-Z])(.*)$/s.exec(words) ?? [undefined, words, ''];
  return `<p class="lead">${together(text(first))}</p>${rest ? `<p>${together(text(rest))}</p>` : ''}`;
}

/** Keeps an amount and its unit on one line. */
const together = (html: Html): Html =>
  html
    .replace(
      /USD (−?[\d.,]+)(?: (bn|tn|m)\b)?/g,
      (_, number, unit) => `USD\u00a0${number}${unit ? `\u00a0${unit}` : ''}`,
    )
    .replace(/(\d) %/g, '$1\u00a0%');

/** Long tables start folded. */
function tableOrFold(table: Table, caption: string, name: string): Html {
  if (table.rows.length === 0) return '';
  const body = tableHtml(table, caption);
  return table.rows.length > longTable ? fold(`${name}, ${table.rows.length} rows`, body) : body;
}

/** Where a source stands in the list. */
const sourceAnchor = (place: number) => `src-${place}`;

/** The dots of the pictures one by one, each with its sources: in the picture they are too small to be links. */
function dotsHtml(dots: ReportDot[], unit: string): Html {
  if (dots.length === 0) return '';
  const rows = dots.map(({ kind, t, line, value, label, rows: ids, sources }) => {
    const cited = sources.map((place) => `<a href="#${sourceAnchor(place)}">[${place}]</a>`).join(' ');
    const made = ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
    return (
      `<tr><td>${text(line)}</td><td class="n">${t}</td><td>${kind}</td><td class="n">${text(withUnit(value, unit))}</td>` +
      `<td>${text(label)} <code>${text(made)}</code></td><td>${cited}</td></tr>`
    );
  });
  const head = ['line', 'year', 'kind', 'value', 'what it is, rows of data/', 'sources']
    .map((words, i) => `<th scope="col"${i === 1 || i === 3 ? ' class="n"' : ''}>${words}</th>`)
    .join('');
  const table = `<div class="scroll" tabindex="0" role="group" aria-label="Sources of the dots"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
  return fold(`What was reported or announced of it, ${dots.length} dots and their sources`, table);
}

/** What simulated numbers rest on: the run, the variables, and where their equations stand. */
function followsHtml(follows: NonNullable<ReportAnswer['follows']>, runId: string): Html {
  if (follows.length === 0)
    return `<p class="quiet">The simulated numbers follow from run ${text(runId)}. In the single run they are nought, or count what happens or say when: no variable moves them by a little.</p>`;
  const items = follows.map(
    ({ id, label, equation, file }) =>
      `<li>${text(label)}: <code>${text(equation ? `${id} = ${equation}` : id)}</code>${file ? ` <span class="quiet">${text(file)}</span>` : ''}</li>`,
  );
  return fold(
    `Where the simulated numbers come from: run ${runId}`,
    `<ul>${items.join('\n')}</ul>`,
    'The variables they are computed from, those that bring most first; `npx buildout source NUMBER` leads on to the parameters that move one number.',
  );
}

const fold = (summary: string, body: Html, note?: string): Html =>
  `<details><summary>${text(summary)}</summary>${body}${note ? `<p class="about">${text(note)}</p>` : ''}</details>`;

/** The few numbers most readers come for, each with the way to its section. */
function shortHtml(answers: ReportAnswer[]): Html {
  const lines = answers
    .filter(({ headline }) => headline)
    .map(({ answer }) => {
      const sentence = answerSentence(answer);
      const words = sentence.startsWith(`${answer.label}: `) ? sentence.slice(answer.label.length + 2) : sentence;
      return `<li><a href="#${anchor(answer.id)}">${text(answer.label)}</a>: ${together(text(words))}</li>`;
    });
  return lines.length === 0
    ? ''
    : `<section id="short"><h2>In short</h2><ul class="short">${lines.join('\n')}</ul></section>`;
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
  const items = sources.map((s, i) => {
    const tail = [s.date, s.licence].filter(Boolean).join(', ');
    return `<li id="${sourceAnchor(i + 1)}">${link(s.url, s.label)}${tail ? ` <span class="quiet">(${text(tail)})</span>` : ''}</li>`;
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
  const groups = [...Map.groupBy(answers, ({ group }) => group ?? 'Answers')].map(
    ([name, list], i): Part => ({
      id: `g-${i + 1}`,
      name,
      below: list.map(({ answer }) => ({ id: anchor(answer.id), name: answer.label })),
      html: `<section id="g-${i + 1}"><h2>${text(name)}</h2></section>\n${list.map((one) => answerHtml(one, runId)).join('\n')}`,
    }),
  );
  const alone = (id: string, name: string, html: Html): Part => ({ id, name, below: [], html });
  const parts = [
    alone('short', 'In short', shortHtml(answers)),
    ...groups,
    ...(sanity
      ? [
          alone(
            'sanity',
            'Beside guidance and last year',
            `<section id="sanity"><h2>Beside guidance and last year</h2><p>${text(sanity.about)}</p>${tableHtml(sanity.table, 'Simulated beside reported')}</section>`,
          ),
        ]
      : []),
    ...(shares?.length ? [alone('opening', 'What the opening position rests on', sharesHtml(shares))] : []),
    alone('accepted', 'Said, and accepted by a reviewer', acceptedHtml(contents)),
    alone('assumptions', 'Assumptions', assumptionsHtml(contents)),
    ...(limits?.length
      ? [
          alone(
            'limits',
            'Limits',
            `<section id="limits"><h2>Limits</h2><ul>${limits.map((l) => `<li>${text(l)}</li>`).join('')}</ul></section>`,
          ),
        ]
      : []),
    alone('sources', 'Sources', sourcesHtml(contents)),
  ];
  const present = parts.filter(({ html }) => html !== '');
  const entry = ({ id, name }: { id: string; name: string }) => `<a href="#${id}">${text(name)}</a>`;
  const nav = present
    .map((part, i) =>
      part.below.length === 0
        ? `<li>${entry(part)}</li>`
        : `<li><details${i <= 1 ? ' open' : ''}><summary>${text(part.name)} <span class="quiet">(${part.below.length})</span></summary><ul>${part.below.map((one) => `<li>${entry(one)}</li>`).join('')}</ul></details></li>`,
    )
    .join('');
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
<nav aria-label="Contents"><h2>Contents</h2><ul>${nav}</ul></nav>
<main>
${present.map(({ html }) => html).join('\n')}
</main>
<footer>Run ${text(runId)}${version ? ` · Buildout ${text(version)}` : ''} · Said, seen and follows are named on every chart: announcements, observations, output of the model.</footer>
</body>
</html>
`;
}
