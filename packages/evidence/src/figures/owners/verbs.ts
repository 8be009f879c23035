import type { Scan } from '../../tokens/index.ts';
import { isPlural } from '../nouns.ts';
import { MEASURES, STANDS_FOR } from './nouns.ts';

const words = (list: string) => list.split(/\s+/);

/** Verbs that carry a tense by themselves, and those that help others. */
const HELPING = new Set(
  words(
    `is are was were has have had will would can could may might must shall should do does did isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't don't doesn't didn't
    gets got became went came ran made took gave sold bought spent lost won rose grew fell built held stood paid led kept sank shrank hits puts sets becomes goes comes holds builds leads keeps sells makes takes gives brings runs loses wins spends pays hit cost cut shed set put left brought drew began saw met sent overtook`,
  ),
);
/** Verbs of money, size and work, in their plain form. */
const PLAIN = words(
  `need want use make take get give run reach rise grow fall drop jump surge soar climb gain lose double triple quadruple spend pay cost earn raise borrow owe invest commit sell buy acquire lease rent build deploy
  operate own hold employ serve charge generate produce deliver ship report post record announce disclose total represent account exceed top surpass pass stand trade value open close launch sign win secure add cut hire train release
  offer receive bring burn consume require draw handle process support host carry average amount seek allocate award book fetch command cover contribute decline decrease increase improve shrink slip slump tumble plunge expand become
  remain stay keep see show trigger act lead dominate capture control cap unlock change settle finance fund guide plan target aim expect intend depreciate work agree range knock partner widen narrow slow reserve restore repay refinance live drive enjoy face claim count pledge promise collect`,
);
/** Verbs of saying and thinking: what follows is a clause of its own. */
const SAYING = words(
  `say think believe know guess mean argue note claim add reckon figure suggest show see estimate forecast project predict expect assume suppose imagine warn write report confirm reveal feel hope bet worry hear find`,
);
/** Verbs that are nouns as often in their plain form, or seldom stand before an amount. */
const FURTHER = words(
  `fail send watch talk move turn call change choose compare complete compete connect consider contain continue convert create decide demand depend design develop discuss distribute divide download enable end ensure enter equal establish
  exist export extend flow follow force gather happen import include install introduce involve issue join lack learn lend license link list locate look maintain manage manufacture match measure meet merge mine miss name obtain occur order
  outpace outspend outperform participate place play point pour prefer prepare present prevent promote propose prove provide publish pull pump push rank rate react read realize recover redeem refer reflect refuse reject rely remove renew repeat replace
  request resell respond result retain retire return save score search select share shift shut solve split spread staff start stop store supply suffer sustain switch tell tend test track transfer transform treat trim try upgrade vary visit vote wait weigh yield
  average cross fetch fulfil fulfill greenlight hoard idle inject insure land lift mint net offload onboard outbid overpay package pilot pocket preorder purchase raise reap repurchase reserve resume sideline siphon snap stockpile swap tap throttle waste withdraw write`,
);
const IRREGULAR: Readonly<Record<string, string>> = {
  say: 'said',
  think: 'thought',
  know: 'knew',
  mean: 'meant',
  write: 'wrote',
  feel: 'felt',
  see: 'saw',
  hear: 'heard',
  find: 'found',
  send: 'sent',
  lend: 'lent',
  tell: 'told',
  choose: 'chose',
  meet: 'met',
  withdraw: 'withdrew',
};

const third = (w: string) =>
  /(?:s|sh|ch|x|z|o)$/.test(w) ? `${w}es` : /[^aeiou]y$/.test(w) ? `${w.slice(0, -1)}ies` : `${w}s`;
const past = (w: string) =>
  IRREGULAR[w] ??
  (w.endsWith('e')
    ? `${w}d`
    : /[^aeiou]y$/.test(w)
      ? `${w.slice(0, -1)}ied`
      : /^(?:drop|ship|slip|plan|top|cap|cut|hit|get|run|set|win|commit)$/.test(w)
        ? `${w}${w.at(-1)}ed`
        : `${w}ed`);

/** What only helps another verb. */
const AUXILIARY =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|(?:is|are|was|were|has|have|had|wo|would|ca|could|should|do|does|did)n't)$/;
export const isAuxiliary = (word: string) => AUXILIARY.test(word);
/** After these a participle or plain form carries no tense. */
const NO_TENSE =
  /^(?:to|be|been|being|having|get|getting|is|are|was|were|has|have|had|isn't|aren't|wasn't|weren't|it's|that's|they're|we're|you're|i'm|let's|will|would|can|could|may|might|must|should|won't|wouldn't|can't|couldn't|don't|doesn't|didn't)$/;

const TENSED = new Set([...HELPING, ...[...PLAIN, ...SAYING, ...FURTHER].flatMap((w) => [third(w), past(w)])]);
const BASE = new Set([...PLAIN, ...SAYING, ...FURTHER]);
const SAID = new Set(SAYING.flatMap((w) => [w, third(w), past(w)]));
/** Forms that are nouns as often: verbs only before an amount, an article or a word of approximation. */
const ALSO_NOUN = new Set(
  words(
    `costs plans reports targets values increases drops gains rents leases charges records claims trades posts totals offers estimates forecasts projects shows awards books declines climbs jumps
    shares deals works lives drives acts leads tops passes runs cuts sets puts changes controls covers funds accounts spend cost plan report target value increase drop gain rent lease charge record claim trade post total offer
    estimate forecast project award book decline climb jump work live drive act lead top pass run cut set put change control cover fund account support process host command draw average amount promise pledge train hold release launch close cap count face signs hosts supports
    notes guesses range ranges hit left finance sign burn figure figures mean means bet bets hope hopes find raise raises`,
  ),
);
for (const w of FURTHER) ALSO_NOUN.add(w).add(third(w));
const OPENS_OBJECT =
  /^(?:a|an|the|its|their|his|her|our|about|around|roughly|approximately|nearly|almost|over|up|down|more|less|under|only|just|some|another|to|by|at|between|from|no|as|well|in|on|for|all|both|that|anywhere|close|one|two|three|four|five|six|seven|eight|nine|ten|half|nothing|more)$/;
const BEFORE_NOUN =
  /^(?:a|an|the|its|their|his|her|our|my|your|this|that|these|those|of|in|on|for|with|from|by|at|into|between|about|after|under|per|total|annual|net|gross|new|capital|each|every|any|no|some|more|most)$/;

/** Words that stand between a subject and its verb. */
const BETWEEN =
  /^(?:also|now|still|just|only|already|likely|probably|never|not|even|alone|then|really|actually|currently|recently|reportedly|allegedly|easily|soon|once|later|earlier|since|each|both|all|been|be|being|to|have|has|had|well|further|basically|literally|quite|almost|nearly|maybe|perhaps|kind|sort|of|like)$|ly$/;
export const between = (word: string) => BETWEEN.test(word) && word !== 'of';

/** Pronouns with a verb grown onto them: "they're", "it's", "we've", "that's". */
const GROWN = /^(it|they|he|she|we|you|i|that|this|there|who|what)'(?:s|re|ve|ll|d|m)$/;
export const grownPronoun = (word: string): string | undefined => GROWN.exec(word)?.[1];

/** Whether token i is a verb that carries the tense of a clause. */
export function isVerb(s: Scan, i: number): boolean {
  const word = s.low(i);
  if (word === 'may' && s.isNumber(i + 1) && s.capital(i)) return false;
  if (HELPING.has(word) && !ALSO_NOUN.has(word)) return s.low(i - 1) !== 'to';
  const next = /^(?:an?|the|another|over|about|nearly|roughly)$/.test(s.low(i + 1)) ? i + 2 : i + 1;
  const amount = s.isNumber(next) || s.isSymbol(next, '$€£¥~≈');
  // a word nobody listed that ends in "ed" right before an amount
  const tensed = TENSED.has(word) || (amount && /[a-z]{2}ed$/.test(word) && !s.glued(i));
  if (!tensed && !BASE.has(word)) return false;
  let k = i - 1;
  while (k > i - 4 && (/ly$/.test(s.low(k)) || /^(?:not|also|now|still|just|only|already)$/.test(s.low(k)))) k--;
  if (NO_TENSE.test(s.low(k))) return false;
  if (k < i - 1 && BEFORE_NOUN.test(s.low(k)) && !/^(?:this|that|these|those|some|more|most)$/.test(s.low(k)))
    return false; // "its closely watched segment"
  const before = s.low(i - 1);
  if (ALSO_NOUN.has(word)) {
    // "a dramatic jump from", "a $10bn project to", "has signed leases for": the noun
    if (s.isSymbol(i - 2, '-‑') && s.glued(i - 2) && s.glued(i - 1)) return false; // "an eight-fold increase"
    if (/^an?$/.test(s.low(i - 2)) && s.isWord(i - 1) && !s.capital(i - 1)) return false;
    if (s.isNumber(i - 1) || (s.isNumber(i - 2) && s.glued(i - 1))) return false;
    if (TENSED.has(before) && !ALSO_NOUN.has(before) && !AUXILIARY.test(before)) return false;
  }
  const pointing = /^(?:this|that)$/.test(before) && (amount || OPENS_OBJECT.test(s.low(i + 1)));
  const relative = before === 'that' && isPlural(s, i - 2);
  if ((BEFORE_NOUN.test(before) && !pointing && !relative) || (/'s$/.test(before) && !grownPronoun(before)))
    return false;
  if (!ALSO_NOUN.has(word)) return true;
  // "labs spend", "chips cost": a plain form after a plural
  if (!tensed && (relative || isPlural(s, i - 1)) && !MEASURES.has(before)) return true;
  // "the company reports gross margins"
  if (tensed && (/^(?:it|he|she)$/.test(before) || (STANDS_FOR.has(before) && s.low(i - 2) === 'the'))) return true;
  const after = s.low(i + 1);
  return amount || OPENS_OBJECT.test(after) || /ly$/.test(after);
}

/** Whether token i is a verb that another one carries: "will provide", "to buy", "has signed". */
export const isCarried = (s: Scan, i: number) =>
  (BASE.has(s.low(i)) || TENSED.has(s.low(i))) && NO_TENSE.test(s.low(i - 1)) && !BEFORE_NOUN.test(s.low(i - 1));

/** Whether token i is a verb of saying or thinking. */
export const isSaying = (word: string) => SAID.has(word);
