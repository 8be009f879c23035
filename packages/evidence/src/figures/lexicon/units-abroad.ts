import type { Unit } from './units.ts';

/** Measures in German, French, Spanish, Italian, Portuguese and Dutch whose words are not English ones, by the unit we write. */
const ROWS: Readonly<Record<string, string>> = {
  km: 'kilometern kilomètre kilomètres kilómetro kilómetros chilometro chilometri quilômetro quilômetros quilómetro quilómetros',
  m: 'metern mètre mètres metro metros metri',
  cm: 'zentimeter zentimetern centimètre centimètres centímetro centímetros centimetro centimetri',
  mm: 'millimeter millimetern millimètre millimètres milímetro milímetros millimetro millimetri',
  miles: 'meile meilen mille milla millas miglio miglia milha milhas mijl mijlen',
  feet: 'fuß pied pieds pie pies piede piedi pé pés voet',
  inches: 'zoll pouce pouces pulgada pulgadas pollice pollici polegada polegadas duim inch',
  kg: 'kilogramm kilogrammes kilogramo kilogramos kilo kilos chilogrammo chilogrammi chilo chili quilo quilos quilograma quilogramas kilogram',
  g: 'gramm gramme grammes gramo gramos grammo grammi grama gramas gram',
  mg: 'milligramm milligrammes miligramo miligramos milligrammi miligrama miligramas',
  lb: 'libbre libbra',
  tons: 'tonnen tonne tonnes tonelada toneladas tonnellata tonnellate ton',
  litres: 'liter litern litre litres litro litros litri',
  gallons: 'gallonen gallone gallons galón galones galloni galão galões gallon',
  barrels: 'fass barrel barril barils barriles barili barile barris vat vaten',
  hectares: 'hektar hectare hectares hectárea hectáreas ettaro ettari hectare',
  acres: 'acre acres',
  'square km': 'quadratkilometer quadratkilometern',
  'square m': 'quadratmeter quadratmetern vierkante',
  kW: 'kilovatio kilovatios quilowatt quilowatts',
  MW: 'mégawatts megavatios megawatts',
  GW: 'gigawatts gigavatios',
  TW: 'térawatt térawatts teravatio teravatios',
  kWh: 'kilowattora kilowattore kilowattuur',
  MWh: 'megawattora megawattore megawattuur',
  GWh: 'gigawattora gigawattore gigawattuur',
  TWh: 'terawattora terawattore terawattuur',
  bytes: 'octet octets',
  'cubic m': 'kubikmeter kubikmetern',
  ounces: 'onza onzas onça onças oncia',
  teaspoons: 'teelöffel cucharaditas cucharadita cucchiaini cucchiaino theelepels theelepel',
  tablespoons: 'esslöffel cucharadas cucharada cucchiai eetlepels eetlepel',
  cups: 'tassen tazas taza tazze tazza xícaras xícara',
  '°C': 'centigradi centígrados centígrado centigrados',
  MB: 'mégaoctet mégaoctets',
  GB: 'gigaoctet gigaoctets',
};
/** What is also a word of another kind: "mille" is a thousand, "pie" and "vat" are seldom measures. */
const DOUBTFUL = new Set('mille pie vat vierkante fass'.split(' '));

export const UNITS_ABROAD: ReadonlyMap<string, Unit> = new Map(
  Object.entries(ROWS).flatMap(([unit, names]) =>
    names
      .split(' ')
      .filter((name) => !DOUBTFUL.has(name))
      .map((name): [string, Unit] => [name, { unit, kind: 'quantity', factor: 1 }]),
  ),
);

/** "Grad", "degrés", "grados", "gradi", "graus", "graden". */
export const DEGREES_ABROAD = /^(?:grad|grade|degré|degrés|degre|degres|grado|grados|gradi|grau|graus|graad|graden)$/;
