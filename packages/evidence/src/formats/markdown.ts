import type { Brief, Item } from '../brief/index.ts';
import { clock } from '../text/index.ts';

/** A brief as Markdown. Every quoted sentence carries its place in code points, and the second when there is a recording. */
export function toMarkdown(b: Brief): string {
  const out: string[] = [`# ${plain(b.title)}`, ''];
  const facts = aboutLine(b);
  if (facts) out.push(facts, '');
  if (b.record.people.length) {
    out.push('## People', '');
    for (const { name, role, part, start, end } of b.record.people)
      out.push(`- ${plain(name)}${role ? `, ${plain(role)}` : ''} (${part}) [${start}–${end}]`);
    out.push('');
  }
  section(out, 'Overview', b.overview);
  section(out, 'Takeaways', b.takeaways);
  if (b.concepts.length) {
    out.push('## Key concepts', '');
    for (const c of b.concepts) out.push(`- **${plain(c.term)}**: ${said(c.item)}`);
    out.push('');
  }
  if (b.chapters.length) {
    out.push('## Chapters', '');
    for (const c of b.chapters)
      out.push(
        `- ${c.from !== undefined ? `${clock(c.from)} ` : ''}${plain(c.title)}${c.suggested ? ' (suggested)' : ''} [${c.start}]`,
      );
    out.push('');
  }
  for (const p of b.topicsByPerson) section(out, `What ${plain(p.person)} says`, p.items);
  if (b.topicsByPerson.length === 0) out.push('## Topics by person', '', NOBODY_NAMED, '');
  section(out, 'Quotes', b.quotes, true);
  if (b.glossary.length) {
    out.push('## Glossary', '');
    for (const g of b.glossary) out.push(`- **${plain(g.term)}** (${g.uses}): ${said(g.item)}`);
    out.push('');
  }
  out.push(`Source: sha256 ${b.document}. Numbers in brackets are places in the text, in characters.`, '');
  return out.join('\n');
}

/** Programme, date, length and tags in one line; empty where the page says none of them. */
const aboutLine = ({ date, record: { show, minutes, tags } }: Brief): string =>
  [show && plain(show.name), date, minutes !== undefined && `${minutes} min`, tags.map(plain).join(', ')]
    .filter(Boolean)
    .join(' · ');

/** An empty list could be taken for an oversight. */
const NOBODY_NAMED = 'The document does not say who speaks, so nothing is given to anybody.';

function section(out: string[], title: string, items: readonly Item[], quoted = false): void {
  if (items.length === 0) return;
  out.push(`## ${title}`, '');
  for (const i of items)
    out.push(`- ${quoted ? `“${plain(i.text.replace(/^["“]|["”]$/g, ''))}” [${place(i)}]${mark(i)}` : said(i)}`);
  out.push('');
}

const place = (i: Item) =>
  `${i.time ? `${i.time}, ` : ''}${i.speaker ? `${plain(i.speaker)}, ` : ''}${i.anchor.start}–${i.anchor.end}`;
const said = (i: Item) => `${plain(i.text)} [${place(i)}]${mark(i)}`;
/** Who proposed the sentence and who let it in; nothing for the brief's own. */
const mark = ({ accepted }: Item) =>
  accepted ? ` (proposed by ${plain(accepted.proposedBy)}, accepted by ${accepted.by.map(plain).join(', ')})` : '';

/** Document text is data: nothing of it becomes markup (CommonMark with tables, strikethrough, mathematics and bare addresses). */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|&~$]/g, (c) => `\\${c}`)
    .replace(/^[-+=]/, (c) => `\\${c}`)
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/:\/\/|(?<=www)\./gi, (c) => `\\${c}`)
    .replace(/(?<=[\w+-])@(?=[\w-])/g, '\\@');
}
