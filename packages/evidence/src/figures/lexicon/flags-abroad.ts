import type { Language } from '../../blocks/language.ts';

/** Words of expectation, condition and denial of one language. */
export interface FlagWords {
  /** Before an amount: it is expected. */
  future: RegExp;
  /** After an amount in its clause: "5 Milliarden sind geplant", "… d'ici 2030". */
  futureAfter: RegExp;
  condition: RegExp;
  denial: RegExp;
  /** What follows a denial that denies nothing of the amount: "nicht nur", "pas moins de". */
  noDenial: RegExp;
  /** Words that begin another clause. */
  turn: RegExp;
}

/** Words, or stems with their endings, that stand by themselves; a plain \b does not know accented letters. */
const words = (row: string) => new RegExp(`(?<!\\p{L})(?:${row})(?!\\p{L})`, 'giu');
const start = (row: string) => new RegExp(`^\\s*(?:${row})(?!\\p{L})`, 'iu');
const clause = (row: string) => new RegExp(`(?:^|[,;:(–—]\\s*|[.!?]\\s+|[«“"„]\\s*)(?:${row})(?!\\p{L})`, 'giu');

export const FLAGS_ABROAD: Partial<Record<Language, FlagWords>> = {
  de: {
    future: words(
      `erwarte[nt]?|prognostizier(?:t|en)|rechne[nt]? (?:\\p{L}+ ){0,2}mit|plan(?:t|en)|will|wollen|soll|sollen|sollte|sollten|dürfte|dürften|könnte|könnten|möchte|möchten|beabsichtig(?:t|en)|voraussichtlich|peil(?:t|en)|streb(?:t|en)|ziel(?:t|en)? auf|das ziel (?:ist|von|sind)|nächstes jahr|nächsten jahr(?:es)?|kommenden jahr(?:es|en)?|in den (?:nächsten|kommenden)|bis (?:ende )?20[2-9]\\d|prognose|ausblick`,
    ),
    futureAfter: start(
      `(?:[\\p{L}/]+ ){0,3}(?:wird|werden|sind|ist) (?:\\p{L}+ )?(?:erwartet|geplant|prognostiziert|vorgesehen|angestrebt)|(?:[\\p{L}/]+ ){0,3}bis (?:ende )?20[2-9]\\d|(?:[\\p{L}/]+ ){0,2}(?:im nächsten|im kommenden) jahr|(?:[\\p{L}/]+ ){0,2}(?:geplant|erwartet|anpeilen|anstreben)`,
    ),
    condition: words(
      'wenn|falls|sofern|angenommen|vorausgesetzt|gesetzt den fall|stellen sie sich vor|würde man|wäre es',
    ),
    denial: words('nicht|kein|keine|keinen|keiner|keinem|keines|nie|niemals|ohne|statt|anstatt|weder|keineswegs'),
    noDenial: start('nur|weniger|mehr als|zuletzt|einmal|allein|bloß|erst|mehr so'),
    turn: /(?<!\p{L})(?:aber|sondern|doch|während|weil|dass|obwohl|jedoch)(?!\p{L})/iu,
  },
  fr: {
    future: words(
      `prévoit|prévoient|prévu(?:e|s|es)?|prévoyait|s['’]attend(?:ent)? à|attend(?:u|ue|us|ues)?|table(?:nt)? sur|compte(?:nt)?(?= \\p{L}+[eio]r )|envisage(?:nt)?|vise(?:nt)?|devrait|devraient|pourrait|pourraient|va|vont|projette(?:nt)?|espère(?:nt)?|l['’]an prochain|l['’]année prochaine|d['’]ici (?:à )?(?:fin )?20[2-9]\\d|à l['’]horizon 20[2-9]\\d|objectif (?:est|de)|prévision(?:s)?|\\p{L}{2,}(?:era|eront|ira|iront|dra|dront|vra|vront|rra|rront)|sera|seront|aura|auront|fera|feront`,
    ),
    futureAfter: start(
      `(?:[\\p{L}’'/]+ ){0,3}(?:est|sont) (?:\\p{L}+ )?(?:prévue?s?|attendue?s?|envisagée?s?)|(?:[\\p{L}’'/]+ ){0,3}d['’]ici (?:à )?(?:fin )?20[2-9]\\d|(?:[\\p{L}’'/]+ ){0,3}(?:l['’]an prochain|l['’]année prochaine)|(?:[\\p{L}’'/]+ ){0,2}à l['’]horizon 20[2-9]\\d`,
    ),
    condition: words(
      `si (?:le|la|les|on|il|elle|ils|elles|nous|vous|je|tu|un|une|ce|cette|ces|son|sa|ses|leur|leurs|tout|l['’]\\p{L}+|20\\d\\d|c['’]\\p{L}+)|s['’]ils?|à condition|au cas où|suppos(?:ons|ez|é)|en supposant|imagin(?:ons|ez)|à moins que|pourvu que`,
    ),
    denial: words(`pas|jamais|aucun|aucune|sans|ni|nullement|au lieu (?:de|d['’])|plutôt que|loin (?:de|d['’])`),
    noDenial: start('moins|plus|seulement|que|encore|mal|uniquement|loin|doute|compter'),
    turn: /(?<!\p{L})(?:mais|car|parce|alors|tandis|dont|qui|que|cependant|toutefois)(?!\p{L})/iu,
  },
  es: {
    future: words(
      `prevé|prevén|previst[oa]s?|espera|esperan|proyecta|proyectan|planea|planean|pretende|pretenden|aspira a|aspiran a|busca(?:n)?(?= \\p{L}+[aei]r )|confía en|podría|podrían|debería|deberían|tendría|tendrían|va a|van a|para 20[2-9]\\d|hacia 20[2-9]\\d|hasta 20[2-9]\\d|en 2030|el próximo año|el año que viene|los próximos|objetivo (?:es|de)|pronostica|pronostican|meta (?:es|de)|previsión|\\p{L}{2,}(?:ará|arán|erá|erán|irá|irán|drá|drán|brá|brán)|será|serán|dará|darán|irá`,
    ),
    futureAfter: start(
      `(?:[\\p{L}/]+ ){0,3}(?:para|hacia|hasta|antes de) (?:finales de )?20[2-9]\\d|(?:[\\p{L}/]+ ){0,3}(?:está|están) (?:previst[oa]s?|planead[oa]s?)|(?:[\\p{L}/]+ ){0,3}(?:el próximo año|el año que viene)|(?:[\\p{L}/]+ ){0,2}previst[oa]s?`,
    ),
    condition: words(
      'si(?! bien)(?= \\p{L})|supongamos|suponiendo|en caso de|siempre que|siempre y cuando|imagin(?:e|en|a|emos)|a menos que',
    ),
    denial: words('no|nunca|jamás|ni|sin|tampoco|en lugar de|en vez de|ningún|ninguna|lejos de'),
    noDenial: start('solo|sólo|menos|más|obstante|únicamente|solamente|sólo|cabe|hay duda|sé'),
    turn: /(?<!\p{L})(?:pero|sino|porque|mientras|aunque|que|cuando|donde)(?!\p{L})/iu,
  },
  it: {
    future: words(
      `prevede|prevedono|previst[oaie]|si aspetta|si aspettano|attes[oaie]|punta(?:no)? a|mira(?:no)? a|intende|intendono|dovrebbe|dovrebbero|potrebbe|potrebbero|entro (?:il|la fine del) 20[2-9]\\d|nel 2030|l['’]anno prossimo|il prossimo anno|prossimi|obiettivo (?:è|di)|stima(?:no)? di|conta(?:no)? di|\\p{L}{2,}(?:erà|eranno|irà|iranno|drà|dranno|vrà|vranno|rrà|rranno)|sarà|saranno|farà|faranno|darà|starà`,
    ),
    futureAfter: start(
      `(?:[\\p{L}’'/]+ ){0,3}entro (?:il|la fine del) 20[2-9]\\d|(?:[\\p{L}’'/]+ ){0,3}(?:è|sono) (?:previst[oaie]|attes[oaie])|(?:[\\p{L}’'/]+ ){0,3}(?:l['’]anno prossimo|il prossimo anno)|(?:[\\p{L}’'/]+ ){0,2}previst[oaie]`,
    ),
    condition: new RegExp(
      `${clause('se(?! stess| ne | n[eé])').source}|${words('supponiamo|supponendo|qualora|nel caso|a meno che|purché|immagin(?:a|iamo|ate)').source}`,
      'giu',
    ),
    denial: words('non|mai|senza|né|invece (?:di|che)|anziché|piuttosto che|nessun|nessuna|neppure|nemmeno|lungi da'),
    noDenial: start('solo|soltanto|meno|più|solamente|oltre|appena'),
    turn: /(?<!\p{L})(?:ma|bensì|perché|mentre|che|quando|però|tuttavia)(?!\p{L})/iu,
  },
  pt: {
    future: words(
      `prevê|preveem|prevêem|previst[oa]s?|espera|esperam|projeta|projetam|planeja|planejam|planeia|pretende|pretendem|deve(?= \\p{L}+[aei]r )|devem(?= \\p{L}+[aei]r )|poderia|poderiam|deveria|deveriam|vai|vão|até (?:o fim de |o final de )?20[2-9]\\d|em 2030|no próximo ano|no ano que vem|próximos|objetivo (?:é|de)|meta (?:é|de)|estima que|\\p{L}{2,}(?:ará|arão|erá|erão|irá|irão)|será|serão|terá|terão|fará|farão|trará`,
    ),
    futureAfter: start(
      `(?:[\\p{L}/]+ ){0,3}até (?:o fim de |o final de )?20[2-9]\\d|(?:[\\p{L}/]+ ){0,3}(?:está|estão|são) previst[oa]s?|(?:[\\p{L}/]+ ){0,3}(?:no próximo ano|no ano que vem)|(?:[\\p{L}/]+ ){0,2}previst[oa]s?`,
    ),
    condition: new RegExp(
      `${clause('se|caso').source}|${words('suponha(?:mos)?|supondo|imagin(?:e|em)|a menos que|desde que').source}`,
      'giu',
    ),
    denial: words('não|nunca|jamais|nem|sem|em vez de|ao invés de|nenhum|nenhuma|tampouco|longe de'),
    noDenial: start('só|apenas|menos|mais|somente|obstante|há dúvida'),
    turn: /(?<!\p{L})(?:mas|porém|porque|enquanto|embora|que|quando|e sim)(?!\p{L})/iu,
  },
  nl: {
    future: words(
      `zal|zullen|zou|zouden|verwacht|verwachten|voorspelt|voorspellen|voorziet|rekent op|rekenen op|gaat|gaan|van plan|wil|willen|beoogt|mikt op|mikken op|streeft naar|streven naar|naar verwachting|tegen 20[2-9]\\d|in 2030|volgend jaar|komend jaar|komende jaren|doel (?:is|van)|prognose`,
    ),
    futureAfter: start(
      `(?:[\\p{L}/]+ ){0,3}(?:tegen|vóór|voor) (?:eind )?20[2-9]\\d|(?:[\\p{L}/]+ ){0,3}(?:wordt|worden|is|zijn) (?:verwacht|gepland|voorzien)|(?:[\\p{L}/]+ ){0,3}(?:volgend|komend) jaar|(?:[\\p{L}/]+ ){0,2}gepland`,
    ),
    condition: new RegExp(
      `${clause('als').source}|${words('indien|stel dat|tenzij|mits|in het geval|aangenomen dat|veronderstel').source}`,
      'giu',
    ),
    denial: words('niet|geen|nooit|zonder|noch|in plaats van|allerminst|nergens'),
    noDenial: start('alleen|minder|meer dan|slechts|zozeer|eens|enkel'),
    turn: /(?<!\p{L})(?:maar|omdat|terwijl|dat|hoewel|echter|want)(?!\p{L})/iu,
  },
};
