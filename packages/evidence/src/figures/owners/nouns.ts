const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Nouns that say what is measured, or which paper it stands in; whose it is, other words say. */
export const MEASURES = set(
  `revenue revenues sales turnover income profit profits loss losses earnings ebitda margin margins capex expenditure expenditures spending spend expense expenses cost costs cash debt debts backlog guidance outlook valuation
  capitalization cap price prices share shares stock stocks dividend yield growth run-rate rate rates arr bookings orders obligations liabilities assets equity depreciation interest budget funding financing investment investments payment
  payments deal deals contract contracts agreement agreements acquisition transaction offering ipo round facility loan loans notes bonds total amount figure number quarter year month half value worth capacity footprint power pipeline headcount workforce
  pricing fee fees plan plans goal target forecast estimate range ebit eps flow opex usage utilization option options extension clause stake lease leases agreements acquisitions commitment commitments offer bid purchase order burn`,
);
/** What stands before such a noun where it is a measure of many or of nobody: "construction spending", "vacancy rates". */
export const MEASURE_OF_MANY = set(
  `construction enterprise consumer corporate industry industrial global world worldwide national federal government household market sector vacancy wholesale retail spot wage job tech startup venture investor housing home grid
  electricity oil energy datacenter infrastructure us american european chinese asian private mean median typical every each`,
);
/** Words that take up the one company spoken of. */
export const STANDS_FOR = set(
  'company firm group startup start-up business maker chipmaker bank lab retailer giant provider operator developer carmaker miner unicorn neocloud hyperscaler conglomerate insurer fund vendor supplier',
);
/** A definite thing of somebody ("the plant", "the deal"): neither takes up a name nor speaks of others. */
export const SOMEBODYS = set(
  'plant site campus project building facility centre center cluster park factory tranche term terms package total sum rest remainder result results answer question idea point thing',
);

/** Prepositions after which a noun is part of what stands before them. */
export const PREPOSITIONS = set(
  'of in for with at from on to by into over under between among against within per about across after before during since until through via like unlike than as without behind near around excluding including versus',
);
/** Prepositions after which a name is somebody beside the one spoken of. */
export const BESIDE = set(
  'with to from like unlike than versus vs against by on via behind including excluding between among similar alongside',
);

/** Kinds of people and firms that have a name of their own in this field, by the words for them. */
const GROUPS: readonly [RegExp, string][] = [
  [/^(?:the )?(?:\w+ )?hyperscalers?$/, 'hyperscalers'],
  [/^(?:the )?(?:\w+ )?(?:neo-?clouds?|neo-?cloud (?:groups|providers|companies|firms))$/, 'neoclouds'],
  [/^(?:the )?big tech(?: companies| firms| giants)?$/, 'big tech'],
  [/^(?:the |most |many |an? |average |other |these )*(?:ai|genai|generative ai) start-?ups?$/, 'AI startups'],
  [/^(?:the |most |many |other |these |big )*(?:ai|frontier|frontier ai|foundation model) labs$/, 'AI labs'],
  [/^(?:the |most |many |other |these |big )*ai (?:companies|firms|corps|corporations)$/, 'AI companies'],
  [/^(?:the )?(?:whole |entire |global )?(?:ai|artificial intelligence) (?:industry|sector)(?:'s)?$/, 'AI industry'],
  [/^ai's$/, 'AI industry'],
  [/^(?:the )?(?:\w+ )?open[- ]source(?: (?:models?|llms?))?$/, 'open source models'],
  [/^(?:the )?(?:large )?(?:language models|llms)$/, 'LLMs'],
];

/** The name of the group that a run of words calls, undefined where it is no known one. */
export const groupOf = (phrase: string): string | undefined => GROUPS.find(([words]) => words.test(phrase))?.[1];

/** Places whose figures they are: "in China, 80% of the halls stand empty". */
export const PLACES =
  /^(?:China|Europe|India|Japan|Asia|Africa|Germany|France|Taiwan|Korea|Canada|Mexico|Brazil|Texas|Virginia|Ireland|Norway|America|the (?:US|U\.S\.|United States|UK|Middle East|EU))$/;
