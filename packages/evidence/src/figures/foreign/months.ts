const NAMES: Readonly<Record<string, string>> = {
  de: 'januar|jänner februar märz april mai juni juli august september oktober november dezember',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  nl: 'januari februari maart april mei juni juli augustus september oktober november december',
};
const MONTHS: ReadonlyMap<string, number> = new Map(
  Object.values(NAMES).flatMap((row) =>
    row.split(' ').flatMap((names, k) => names.split('|').map((name): [string, number] => [name, k + 1])),
  ),
);

/** The month a word of another European language names: "mai", "août", "diciembre"; asked only after a day ("3 mai", "3. Mai", "3 de mayo"). */
export const foreignMonth = (lower: string): number | undefined => MONTHS.get(lower);
