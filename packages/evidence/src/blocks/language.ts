/** Languages told apart by script and by their commonest words; 'und' when there is too little to say. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'nl' | 'zh' | 'ja' | 'ko' | 'ru' | 'ar' | 'hi' | 'und';

const COMMON: [Language, Set<string>][] = [
  [
    'en',
    new Set('the and of to in that is it for you was with are this have be on not they we but what from'.split(' ')),
  ],
  [
    'de',
    new Set('der die und das ist nicht ein eine zu den mit von auf für sich wir sie auch dem es im wird'.split(' ')),
  ],
  ['fr', new Set('le la les et des est une dans que pour pas sur qui avec ce plus vous sont au du nous'.split(' '))],
  ['es', new Set('el los las y que es una por con para del se no está como pero más sus al lo en'.split(' '))],
  ['pt', new Set('o os as e que é uma por com para do da não se como mas mais em um ao na'.split(' '))],
  ['it', new Set('il gli che è una per con del della non si come ma più sono nel alla di le un'.split(' '))],
  ['nl', new Set('de het een en van is niet dat op te zijn met voor ook maar aan er wordt'.split(' '))],
];

/** The language of a stretch of text; the share of its script or of its common words decides. */
export function languageOf(text: string): Language {
  const sample = text.length > 1500 ? text.slice(0, 1500) : text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  const plain = /^[\x00-\x7f‘’“”…–—•]*$/.test(sample);
  if (plain) return byWords(sample);
  const scripts: [Language, RegExp][] = [
    ['ja', /[\u3040-\u30ff]/g],
    ['zh', /[\u3400-\u9fff]/g],
    ['ko', /[\uac00-\ud7af]/g],
    ['ru', /[\u0400-\u04ff]/g],
    ['ar', /[\u0600-\u06ff]/g],
    ['hi', /[\u0900-\u097f]/g],
  ];
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'und';
  for (const [language, pattern] of scripts) {
    const hits = sample.match(pattern)?.length ?? 0;
    if (hits / letters > (language === 'ja' ? 0.1 : 0.3)) return language;
  }
  return byWords(sample);
}

function byWords(sample: string): Language {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < 3) return 'und';
  let best: Language = 'und';
  let most = 0;
  for (const [language, common] of COMMON) {
    let hits = 0;
    for (const w of words) if (common.has(w)) hits++;
    if (hits / words.length >= 0.25) return language; // nothing else comes near
    if (hits > most) {
      most = hits;
      best = language;
    }
  }
  const enough = best === 'en' || most >= 2; // one "per" is no Italian
  return enough && most / words.length >= 0.08 ? best : 'und';
}
