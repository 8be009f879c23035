/** Countries and the adjectives people use for them, with the nouns of their money: "75 million Costa Rican colones". One row: code | places | nouns (singular; "!" when the plural is the same or irregular). Source: ISO 4217 and the English names in common use. */
const ROWS = `AED|uae,emirati|dirham
AFN|afghan|afghani
ALL|albanian|lek,lekë!,leke!
AMD|armenian|dram
ANG|netherlands antillean,antillean|guilder,florin
AOA|angolan|kwanza
ARS|argentine,argentinian,argentinean,argentina|peso
AWG|aruban|florin,guilder
AZN|azerbaijani,azeri|manat,manats!
BAM|bosnian,bosnia and herzegovina,bosnia|convertible mark,mark,marka!
BBD|barbadian,barbados,bajan|dollar
BDT|bangladeshi|taka!,takas!
BGN|bulgarian|lev,leva!
BHD|bahraini,bahrain|dinar
BIF|burundian,burundi|franc
BMD|bermudian,bermudan,bermuda|dollar
BND|brunei,bruneian|dollar
BOB|bolivian|boliviano
BRL|brazilian,brazil|real,reais!
BSD|bahamian,bahamas|dollar
BTN|bhutanese|ngultrum
BWP|botswana,botswanan|pula!,pulas!
BYN|belarusian,belarus|ruble,rouble
BZD|belize,belizean|dollar
CDF|congolese|franc
CLP|chilean,chile|peso
COP|colombian,colombia|peso
CRC|costa rican|colon,colón,colones!
CUP|cuban,cuba|peso
CVE|cape verdean,cape verde|escudo
CYP|cypriot,cyprus|pound
CZK|czech|koruna,crown,koruny!,korun!
DJF|djiboutian,djibouti|franc
DKK|danish|krone,kroner!,crown
DOP|dominican|peso
DZD|algerian|dinar
EEK|estonian|kroon,krooni!
EGP|egyptian,egypt|pound
ERN|eritrean|nakfa,nakfas!
ETB|ethiopian|birr!,birrs!
FJD|fijian,fiji|dollar
FKP|falkland islands,falkland|pound
GEL|georgian|lari!,laris!
GHS|ghanaian,ghana|cedi
GIP|gibraltar|pound
GMD|gambian|dalasi
GNF|guinean,guinea|franc
GTQ|guatemalan|quetzal,quetzales!
GYD|guyanese,guyana,guyanaese|dollar
HNL|honduran|lempira
HRK|croatian|kuna
HTG|haitian|gourde
HUF|hungarian|forint
IDR|indonesian|rupiah!,rupiahs!
ILS|israeli,israeli new,new israeli|shekel,sheqel,shekalim!
INR|indian|rupee
IQD|iraqi|dinar
IRR|iranian|rial,riyal
ISK|icelandic|krona,króna,kronur!,krónur!,crown
JMD|jamaican,jamaica|dollar
JOD|jordanian|dinar
KES|kenyan,kenya|shilling
KGS|kyrgyzstani,kyrgyz|som
KHR|cambodian|riel
KMF|comorian,comoros|franc
KPW|north korean|won!
KRW|south korean,korean|won!
KWD|kuwaiti,kuwait|dinar
KYD|cayman islands,cayman island,cayman|dollar
KZT|kazakhstani,kazakh|tenge!,tenges!
LAK|lao,laotian|kip!,kips!
LBP|lebanese,lebanon|pound
LKR|sri lankan|rupee
LRD|liberian,liberia|dollar
LSL|lesotho,basotho|loti!,maloti!
LTL|lithuanian|litas!,litai!
LVL|latvian|lat,lats!
LYD|libyan|dinar
MAD|moroccan|dirham
MDL|moldovan|leu,lei!
MGA|malagasy|ariary!,ariaries!
MKD|macedonian|denar
MMK|myanmar,burmese|kyat
MNT|mongolian|tugrik,tögrög,togrog
MOP|macanese,macau,macao|pataca
MRU|mauritanian|ouguiya
MTL|maltese|lira,liri!
MUR|mauritian|rupee
MVR|maldivian|rufiyaa!
MWK|malawian|kwacha
MXN|mexican|peso
MYR|malaysian,malaysia|ringgit,dollar
MZN|mozambican|metical,meticais!
NAD|namibian,namibia|dollar
NGN|nigerian|naira!,nairas!
NIO|nicaraguan|cordoba,córdoba
NOK|norwegian|krone,kroner!,crown
NPR|nepalese,nepali|rupee
OMR|omani|rial,riyal
PAB|panamanian|balboa
PEN|peruvian|sol,soles!,nuevo sol,nuevos soles!
PGK|papua new guinean,papua new guinea|kina!,kinas!
PHP|philippine,filipino|peso
PKR|pakistani,pakistan|rupee
PLN|polish|zloty,złoty,zlotych!
PYG|paraguayan|guarani,guaraní
QAR|qatari|riyal,rial
RON|romanian|leu,lei!
RSD|serbian|dinar
RUB|russian|ruble,rouble
RWF|rwandan,rwanda|franc
SAR|saudi,saudi arabian|riyal,rial
SBD|solomon islands,solomon island|dollar
SCR|seychellois,seychelles|rupee
SDG|sudanese|pound
SEK|swedish|krona,kronor!,crown
SHP|saint helena,st helena|pound
SIT|slovenian|tolar
SKK|slovak|koruna,crown
SLL|sierra leonean,sierra leone|leone
SOS|somali|shilling
SRD|surinamese,suriname|dollar
SSP|south sudanese|pound
STN|são tomé,sao tome,são tomé and príncipe|dobra
SYP|syrian|pound
SZL|swazi|lilangeni!,emalangeni!
THB|thai|baht!,bahts!
TJS|tajikistani,tajik|somoni!,somonis!
TMT|turkmenistan,turkmen,turkmenistani|manat
TND|tunisian|dinar
TOP|tongan|paanga!,pa'anga!,paʻanga!
TRY|turkish|lira,lire!
TTD|trinidadian,trinidad and tobago,trinidad & tobago|dollar
TZS|tanzanian|shilling
UAH|ukrainian|hryvnia,hryvnya,hryvni!
UGX|ugandan|shilling
UYU|uruguayan|peso
UZS|uzbekistani,uzbek,uzbekistan|som,sum
VES|venezuelan|bolivar,bolívar,bolivares!,bolívares!
VND|vietnamese|dong!,dongs!
VUV|vanuatu|vatu!,vatus!
WST|samoan|tala!,talas!
XAF|central african cfa,central african|franc
XCD|east caribbean|dollar
XOF|west african cfa,west african|franc
XPF|cfp,pacific|franc
YER|yemeni|rial,riyal
ZAR|south african|rand!,rands!
ZMW|zambian|kwacha
ZWL|zimbabwean,zimbabwe|dollar
GBP|english,scottish,guernsey,jersey,manx|pound
USD|american|dollar
CNY|chinese|yuan!,yuans!,renminbi!
JPY|japanese|yen!,yens!
ITL|italian|lira,lire!
FRF|french|franc
BEF|belgian|franc
CHF|swiss|franc
DEM|german,west german|mark
FIM|finnish|mark,markka!,markkaa!
ESP|spanish|peseta
PTE|portuguese|escudo
ATS|austrian|schilling
NLG|dutch|guilder,florin
GRD|greek|drachma,drachmas!,drachmae!
IEP|irish|pound,punt`;

/** Every "place noun" pair with its code; a noun in "!" has no other plural. */
export const PLACED_CURRENCIES: readonly (readonly [string, string])[] = ROWS.split('\n').flatMap((row) => {
  const [code, places, nouns] = row.split('|');
  return places.split(',').flatMap((p) => nouns.split(',').map((n) => [`${p} ${n}`, code] as const));
});

/** The codes of the rows and those in general use; read only in capitals beside a number. */
export const ISO_CODES: ReadonlySet<string> = new Set([
  ...ROWS.split('\n').map((row) => row.slice(0, 3)),
  ...'AUD CAD CHF CNY EUR GBP HKD INR JPY KRW NZD SEK SGD TWD USD XDR CNH ZWD VEF BYR MRO STD'.split(' '),
]);

/** Codes that are also words, names or acronyms: only with an amount that looks like money. */
export const WORDLIKE_CODES: ReadonlySet<string> = new Set(
  'ALL TOP SOS SIT PEN CUP MOP COP PHP BOB GEL LAK BAM ERN TRY MAD RON STD ANG MUR SAR NAD BAN GIP MRO ISK SCR SDG ESP ATS PGK ETB STN AMD BIF SRD'.split(
    ' ',
  ),
);
