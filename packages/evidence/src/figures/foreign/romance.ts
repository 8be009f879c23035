import { italianWord } from './italian.ts';

/** A word of a French, Spanish, Italian or Portuguese number: a part that is added, a multiplier, or a denominator. Unaccented forms are read as well. */
interface Words {
  /** Added to what stands before when smaller than its last place. */
  parts: Pick<ReadonlyMap<string, number>, 'get' | 'has'>;
  /** Multiplies the parts since the last large multiplier: hundred and thousand. */
  multipliers: ReadonlyMap<string, number>;
  /** Closes what stands before: million and above. */
  scales: ReadonlyMap<string, number>;
  fractions: ReadonlyMap<string, number>;
  /** "and" inside a number, "comma", "dozen". */
  and: string;
  comma: ReadonlySet<string>;
  dozens: ReadonlySet<string>;
  half: ReadonlySet<string>;
}

const bare = (word: string) =>
  word
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0302\u0308]/g, '')
    .normalize('NFC');

function table(rows: string): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (const row of rows.trim().split(/\s+/)) {
    const [value, words] = row.split('=');
    for (const word of words.split('|')) {
      out.set(word, Number(value));
      out.set(bare(word), Number(value));
    }
  }
  return out;
}

/** Source: the common grammars of both languages; Belgian and Swiss septante, huitante, nonante included. */
const FRENCH: Words = {
  parts:
    table(`0=zéro 1=un|une 2=deux 3=trois 4=quatre 5=cinq 6=six 7=sept 8=huit 9=neuf 10=dix 11=onze 12=douze 13=treize 14=quatorze
    15=quinze 16=seize 20=vingt|vingts 30=trente 40=quarante 50=cinquante 60=soixante 70=septante 80=huitante|octante 90=nonante`),
  multipliers: table('100=cent|cents 1000=mille'),
  scales: table('1e6=million|millions 1e9=milliard|milliards 1e12=billion|billions'),
  fractions:
    table(`2=demi|demie|demis 3=tiers 4=quart|quarts 5=cinquième|cinquièmes 6=sixième|sixièmes 7=septième|septièmes 8=huitième|huitièmes
    9=neuvième|neuvièmes 10=dixième|dixièmes 20=vingtième|vingtièmes 100=centième|centièmes 1000=millième|millièmes 1e6=millionième|millionièmes
    1e12=billionième|billionièmes`),
  and: 'et',
  comma: new Set(['virgule']),
  dozens: new Set(['douzaine', 'douzaines']),
  half: new Set(['demi', 'demie']),
};
const SPANISH: Words = {
  parts:
    table(`0=cero 1=un|uno|una|ún 2=dos 3=tres 4=cuatro 5=cinco 6=seis 7=siete 8=ocho 9=nueve 10=diez 11=once 12=doce 13=trece 14=catorce
    15=quince 16=dieciséis 17=diecisiete 18=dieciocho 19=diecinueve 20=veinte 21=veintiuno|veintiún|veintiuna 22=veintidós 23=veintitrés
    24=veinticuatro 25=veinticinco 26=veintiséis 27=veintisiete 28=veintiocho 29=veintinueve 30=treinta 40=cuarenta 50=cincuenta 60=sesenta
    70=setenta 80=ochenta 90=noventa 100=cien|ciento 200=doscientos|doscientas 300=trescientos|trescientas 400=cuatrocientos|cuatrocientas
    500=quinientos|quinientas 600=seiscientos|seiscientas 700=setecientos|setecientas 800=ochocientos|ochocientas 900=novecientos|novecientas`),
  multipliers: table('1000=mil'),
  scales: table('1e6=millón|millones 1e12=billón|billones'),
  fractions:
    table(`2=medio|media|medios 3=tercio|tercios 4=cuarto|cuartos 5=quinto|quintos 6=sexto|sextos 7=séptimo|séptimos 8=octavo|octavos
    9=noveno|novenos 10=décimo|décimos 100=centésimo|centésimos 1000=milésimo|milésimos`),
  and: 'y',
  comma: new Set(['coma', 'con']),
  dozens: new Set(['docena', 'docenas']),
  half: new Set(['medio', 'media']),
};
const ITALIAN: Words = {
  parts: { get: italianWord, has: (word) => italianWord(word) !== undefined },
  multipliers: table('1000=mila'),
  scales: table('1e6=milione|milioni 1e9=miliardo|miliardi 1e12=bilione|bilioni'),
  fractions:
    table(`2=mezzo|mezza|mezzi 3=terzo|terzi 4=quarto|quarti 5=quinto|quinti 6=sesto|sesti 7=settimo|settimi 8=ottavo|ottavi 9=nono|noni
    10=decimo|decimi 20=ventesimo|ventesimi 100=centesimo|centesimi 1000=millesimo|millesimi`),
  and: 'e',
  comma: new Set(['virgola']),
  dozens: new Set(['dozzina', 'dozzine']),
  half: new Set(['mezzo', 'mezza']),
};
/** European and Brazilian forms; a Brazilian bilhão is 1e9, a European bilião 1e12. */
const PORTUGUESE: Words = {
  parts:
    table(`0=zero 1=um|uma 2=dois|duas 3=três 4=quatro 5=cinco 6=seis 7=sete 8=oito 9=nove 10=dez 11=onze 12=doze 13=treze 14=catorze|quatorze
    15=quinze 16=dezesseis|dezasseis 17=dezessete|dezassete 18=dezoito 19=dezenove|dezanove 20=vinte 30=trinta 40=quarenta 50=cinquenta
    60=sessenta 70=setenta 80=oitenta 90=noventa 100=cem|cento 200=duzentos|duzentas 300=trezentos|trezentas 400=quatrocentos|quatrocentas
    500=quinhentos|quinhentas 600=seiscentos|seiscentas 700=setecentos|setecentas 800=oitocentos|oitocentas 900=novecentos|novecentas`),
  multipliers: table('1000=mil'),
  scales: table('1e6=milhão|milhões 1e9=bilhão|bilhões 1e12=trilhão|trilhões|bilião|biliões'),
  fractions:
    table(`2=meio|meia|meios 3=terço|terços 4=quarto|quartos 5=quinto|quintos 6=sexto|sextos 7=sétimo|sétimos 8=oitavo|oitavos
    9=nono|nonos 10=décimo|décimos 100=centésimo|centésimos 1000=milésimo|milésimos`),
  and: 'e',
  comma: new Set(['vírgula', 'virgula']),
  dozens: new Set(['dúzia', 'dúzias']),
  half: new Set(['meio', 'meia']),
};
const WORDS: Readonly<Record<string, Words>> = { fr: FRENCH, es: SPANISH, it: ITALIAN, pt: PORTUGUESE };

/** Reads words one after the other; `word(k)` is the k-th in lower case ('' at the end of the line), hyphens left out. */
export interface RomanceNumber {
  value: number;
  /** Words taken. */
  taken: number;
  /** Largest multiplier spoken. */
  magnitude: number;
  fraction: boolean;
}

/** A French, Spanish, Italian or Portuguese number from its words, undefined where none begins. */
export function romanceNumber(language: string, word: (k: number) => string): RomanceNumber | undefined {
  const w = WORDS[language];
  const whole = cardinal(w, word, 0);
  if (!whole) return undefined;
  return fractionAfter(w, word, whole) ?? decimalsAfter(w, word, whole) ?? whole;
}

/** Whether a number may begin with this word. */
export function romanceStart(language: string, lower: string): boolean {
  const w = WORDS[language];
  return w.parts.has(lower) || w.multipliers.has(lower) || w.scales.has(lower);
}

function cardinal(w: Words, word: (k: number) => string, from: number): RomanceNumber | undefined {
  let total = 0;
  let current = 0;
  let last = 0; // the part added last
  let floor = Number.POSITIVE_INFINITY; // a part must be smaller to be added
  let magnitude = 1;
  let k = from;
  let lowest = Number.POSITIVE_INFINITY;
  for (;;) {
    const joins = k > from && word(k) === w.and && joinsPart(w, last, floor, word, k + 1);
    const at = joins ? k + 1 : k;
    const here = word(at);
    const part = w.parts.get(here);
    const times = w.multipliers.get(here);
    const scale = w.scales.get(here);
    if (part !== undefined) {
      if (joins && w.fractions.has(word(at + 1))) break; // "trois et un cinquième"
      if (part === 20 && last === 4 && w === FRENCH) {
        current += 76; // quatre-vingts
        last = 80;
        floor = 20;
      } else {
        if (part >= floor) break;
        current += part;
        last = part;
        floor =
          part >= 100
            ? 100
            : part >= 20
              ? w === FRENCH && part === 60
                ? 20
                : 10
              : part === 10 && w === FRENCH
                ? 10
                : 0;
      }
    } else if (times !== undefined && !joins) {
      if (times >= floor && current === 0) break;
      if (times === 100) {
        if (last >= 10) break;
        current += last === 0 ? 100 : last * 99;
      } else current = Math.max(1, current) * times;
      last = 0;
      floor = times;
      magnitude = Math.max(magnitude, times);
    } else if (scale !== undefined && !joins) {
      if (scale >= lowest || (current === 0 && k > from)) break;
      total += Math.max(1, current) * scale;
      current = 0;
      last = 0;
      floor = Number.POSITIVE_INFINITY;
      lowest = scale;
      magnitude = Math.max(magnitude, scale);
      if (w === SPANISH || word(at + 1) !== 'de') {
        const half = word(at + 1) === w.and && w.half.has(word(at + 2));
        if (half) return { value: total + scale / 2, taken: at + 3 - from, magnitude, fraction: false }; // "un millón y medio"
      }
    } else if (w.dozens.has(here) && !joins && last > 0) {
      current += last * 11;
      last = 0;
      floor = 0;
    } else break;
    k = at + 1;
  }
  return k === from ? undefined : { value: total + current, taken: k - from, magnitude, fraction: false };
}

/** "treinta y uno", "vingt et un", "soixante et onze"; "dos mil y cuatro docenas". Elsewhere "and" begins another number. */
function joinsPart(w: Words, last: number, floor: number, word: (k: number) => string, k: number): boolean {
  const part = w.parts.get(word(k));
  if (part === undefined) return false;
  if (w === ITALIAN) return last === 0 && part >= 100; // "due milioni e trecentomila"
  if (w === PORTUGUESE) return (last === 0 || last >= 20) && part > 0 && part < floor;
  if (w.dozens.has(word(k + 1))) return true;
  if (w === FRENCH) return last >= 20 && last <= 80 && (part === 1 || part === 11);
  return last >= 30 && last <= 90 && last % 10 === 0 && part > 0 && part < 10;
}

/** "deux tiers", "trois et un cinquième", "cien y medio". */
function fractionAfter(w: Words, word: (k: number) => string, n: RomanceNumber): RomanceNumber | undefined {
  const below = w.fractions.get(word(n.taken));
  if (below !== undefined && n.value > 0) {
    const share = n.value / below;
    const scale = word(n.taken + 1) === 'de' ? undefined : w.scales.get(word(n.taken + 1));
    if (scale) return { value: share * scale, taken: n.taken + 2, magnitude: scale, fraction: false };
    return { value: share, taken: n.taken + 1, magnitude: 1, fraction: true };
  }
  if (word(n.taken) !== w.and) return undefined;
  if (w.half.has(word(n.taken + 1))) return { ...n, value: n.value + 0.5, taken: n.taken + 2 };
  const above = w.parts.get(word(n.taken + 1));
  const under = w.fractions.get(word(n.taken + 2));
  if (above === undefined || under === undefined || above >= under) return undefined;
  return { ...n, value: n.value + above / under, taken: n.taken + 3 };
}

/** "cuarenta y siete coma veintiocho". */
function decimalsAfter(w: Words, word: (k: number) => string, n: RomanceNumber): RomanceNumber | undefined {
  if (!w.comma.has(word(n.taken)) || n.magnitude >= 1e6) return undefined;
  const decimals = cardinal(w, word, n.taken + 1);
  if (!decimals || decimals.value >= 1e6) return undefined;
  return { ...n, value: Number(`${n.value}.${decimals.value}`), taken: n.taken + 1 + decimals.taken };
}
