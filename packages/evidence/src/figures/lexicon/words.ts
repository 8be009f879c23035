/** Closed word lists that decide what stands around a number. */
const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Adjectives that may stand between a number and its noun and are no part of the unit. */
export const ADJECTIVES = set(
  `new newest biggest largest smallest latest fastest oldest big major minor large small different other specific unique main key additional extra more further separate top best worst leading
  active total full first last next good bad great massive huge entire whole single individual average typical public private
  potential possible actual real current former previous recent early late high low long short weekly monthly daily annual yearly quarterly
  global local national international american chinese european asian british german french japanese indian
  concurrent simultaneous consecutive straight successive independent distinct dedicated paying paid free older younger remaining missing
  so-called unnamed famous anonymous human`,
);

/** Nouns that say nothing: a small number before them is no figure ("two things", "three ways"). */
export const EMPTY_NOUNS = set(
  `things thing ways way sides side points point ideas idea kinds kind types type sorts sort aspects aspect issues issue reasons reason questions
  cents words word hands eyes feet heads minds worlds halves parts part matters matter cases case examples example thoughts stories
  camps fronts edges prongs extremes options choices tales halves poles pieces reads takes flowers cheers men guys folks nines figures digits`,
);

/** Singular nouns and plurals without s that are counted. */
export const COUNTED_WITHOUT_S = set(
  `people men women children data staff personnel headcount series aircraft feet teeth mice geese sheep fish deer species criteria phenomena media
  customer user employee investor company model parameter token tok chip server rack gpu cpu site campus building facility center centre store location
  country state city member subscriber developer engineer worker worker's unit item deal contract round share vote seat copy page line row column`,
);

/** Nouns used as "N noun noun" attributes, singular before another noun: "10 trillion parameter models". */
export const MEASURED_ATTRIBUTES = set(
  'parameter object token user person seat member employee gpu gpus chip node core layer dimension word page line',
);

/** Words after which a bare number is a name, not an amount: "chapter 4", "phase 2", "Series 3". */
export const NAME_INTRODUCERS = set(
  `chapter chapters figure fig table section sections article articles part appendix exhibit schedule item items step steps page pages line lines slide slides
  phase stage level tier type class grade version v ver release build gen generation series model mark mk volume vol issue episode ep season act scene lesson
  question answer rule law title form note footnote paragraph clause article option scenario case plan group team room floor suite unit building gate terminal
  platform route highway interstate flight apollo number numbers no nr num zone area district region block lot exit channel verse psalm day week windows
  iphone ipad android playstation xbox galaxy pixel llama claude gemini gpt grok qwen deepseek mistral gemma phi opus sonnet haiku composer codex sora glm kimi
  web covid sars catch top rank ranked ranking formula studio resolution proposition prop amendment protocol appendix serial code error http port article round
  fortune russell nikkei s&p p ftse nasdaq dax cac stoxx dow inc100 forbes`,
);

/** Index and ranking names: the number after them is never an amount, even a large one. */
export const INDEX_NAMES = set('p fortune russell nikkei ftse stoxx cac global forbes hsi inc');

export const STREET_WORDS = set(
  'street st avenue ave road rd boulevard blvd lane ln drive dr court ct highway hwy parkway pkwy broadway suite apt apartment plaza',
);

/** Ways of being inexact, by the words before the number. */
export const APPROX_BEFORE = set(
  'about around roughly approximately approx circa nearly almost maybe perhaps some say like probably estimated ~ ≈ c ca near',
);
export const GT_BEFORE = set(
  'over above exceeding exceeds exceeded exceed topping surpassing surpassed surpasses beyond > past',
);
export const LT_BEFORE = set('under below beneath < sub');

/** Verbs and nouns of falling; a percentage right after them is negative. */
export const FALLING = set(
  `down fell fall falls fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing lost lose loses
  losing shrank shrink shrinks shrunk shrinking slump slumps slumped slumping plunge plunges plunged plunging tumble tumbles tumbled tumbling sank sink sinks
  slid slide slides slipped slip slips shed sheds cut cuts cutting reduced reduce reduces reducing contracted contract lower lowered dipped dip dips crashed
  crash crashes collapsed collapse negative minus off sliding slipping dipping crashing plummeted plummet plummets plummeting`,
);

/** Verbs of growth that a percentage follows; used where a transcript lost the sign. */
export const GROWING = set(
  `soared soar soars grew grow grows growing grown rose rise rises risen rising jumped jump jumps surged surge surges climbed climb climbs increased increase
  increases up gained gain gains expanded expand ballooned skyrocketed spiked swelled exploded fell fall down dropped drop declined plunged sank slumped`,
);

/** Money flows: an amount of them is per year unless a period is named. */
export const FLOW_METRICS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    revenue: 'revenue',
    revenues: 'revenue',
    sales: 'revenue',
    turnover: 'revenue',
    arr: 'annual recurring revenue',
    topline: 'revenue',
    spend: 'spending',
    spends: 'spending',
    spending: 'spending',
    spent: 'spending',
    capex: 'capex',
    expenditure: 'capex',
    expenditures: 'capex',
    'run-rate': 'revenue',
    runrate: 'revenue',
    business: 'revenue',
    loss: 'loss',
    losses: 'loss',
    profit: 'profit',
    profits: 'profit',
    income: 'income',
    ebitda: 'ebitda',
    earnings: 'earnings',
    opex: 'operating expense',
    expense: 'operating expense',
    expenses: 'operating expense',
    gdp: 'gdp',
    burn: 'cash burn',
    burns: 'cash burn',
    burning: 'cash burn',
  }),
);
/** Money stocks and one-off amounts: never per year. */
export const STOCK_METRICS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    valuation: 'valuation',
    valued: 'valuation',
    valuations: 'valuation',
    worth: 'valuation',
    cap: 'market capitalisation',
    capitalization: 'market capitalisation',
    raise: 'funds raised',
    raises: 'funds raised',
    raised: 'funds raised',
    raising: 'funds raised',
    round: 'funds raised',
    funding: 'funds raised',
    debt: 'debt',
    owe: 'debt',
    owes: 'debt',
    owed: 'debt',
    loan: 'debt',
    loans: 'debt',
    bond: 'debt',
    bonds: 'debt',
    notes: 'debt',
    facility: 'debt',
    financing: 'financing',
    backlog: 'backlog',
    deal: 'deal',
    contract: 'contract',
    contracts: 'contract',
    commitment: 'commitment',
    commitments: 'commitment',
    invest: 'investment',
    investing: 'investment',
    invested: 'investment',
    investment: 'investment',
    stake: 'stake',
    acquisition: 'acquisition',
    acquire: 'acquisition',
    acquired: 'acquisition',
    bought: 'purchase',
    ipo: 'offering',
    "ipo'd": 'offering',
    'ipo-ing': 'offering',
    ipoing: 'offering',
    cash: 'cash',
    assets: 'assets',
    equity: 'equity',
    stock: 'stock',
    sold: 'sale of stock',
    savings: 'savings',
    save: 'savings',
    fund: 'fund',
    grant: 'grant',
    fine: 'fine',
    price: 'price',
    priced: 'price',
    cost: 'cost',
    costs: 'cost',
    budget: 'budget',
    pay: 'payment',
    paid: 'payment',
    pays: 'payment',
    salary: 'salary',
    wage: 'wage',
    tariff: 'tariff',
    dollars: '',
    rent: 'rent',
    fee: 'fee',
    fees: 'fee',
    expensive: 'cost',
    capital: 'capital',
    money: 'money',
    dollar: '',
    purchase: 'purchase',
    order: 'order',
    orders: 'order',
  }),
);
