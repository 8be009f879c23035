/**
 * First trading day of the listed companies whose reported figures the data holds, as background knowledge (exchange records,
 * not read in a document for this table). From that day on a company publishes by the exchange's deadlines; a listed company
 * that is not named here is simply taken as known on the date of its source.
 */
export const LISTED_SINCE: Readonly<Record<string, string>> = {
  alphabet: '2004-08-19',
  amazon: '1997-05-15',
  amd: '1972-09-27',
  apollo: '2011-03-30',
  blackstone: '2007-06-22',
  blue_owl: '2021-05-20',
  broadcom: '2009-08-06',
  coreweave: '2025-03-28',
  dell: '2018-12-28',
  iren: '2021-11-17',
  meta: '2012-05-18',
  micron: '1984-06-01',
  microsoft: '1986-03-13',
  nebius: '2024-10-21',
  nvidia: '1999-01-22',
  oracle: '1986-03-12',
  sk_hynix: '1996-12-26',
  softbank: '1998-01-16',
  talen_energy: '2024-07-10',
  tsmc: '1994-09-05',
};
