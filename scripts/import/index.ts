import { importClaims } from './claims.ts';
import { importCompanies } from './companies.ts';
import { importContracts } from './contracts.ts';
import { importDeals } from './deals.ts';
import { importFacilities } from './facilities.ts';
import { importFinancials } from './financials.ts';
import { licenceSheet } from './licences.ts';
import { gpuRentalMedians, tokenPriceMedians } from './medians.ts';
import { importOpening } from './opening.ts';
import { importSeries } from './series.ts';
import type { Sheet } from './sheet.ts';
import { SourceFolder } from './source-folder.ts';
import { importVehicles } from './vehicles.ts';
import { plainWording } from './wording.ts';

/** Turns a folder with `facts/` and `series/` (file name → text) into the sheets of `data/`. Pure: the same files give the same bytes. */
export function importAll(files: Map<string, string>): Sheet[] {
  const from = new SourceFolder(files);
  const financials = importFinancials(from);
  const deals = importDeals(from);
  const dealsById = new Map(deals.lines.map((line) => [line.id, line]));
  const series = importSeries(from);
  const rents = series.get('gpu_rental_prices')!;
  const tokens = series.get('token_prices')!;
  const sheets = [
    licenceSheet(),
    importCompanies(from),
    financials,
    deals,
    importClaims(from),
    importContracts(from, dealsById),
    importOpening(from, financials.lines, dealsById),
    importVehicles(from, dealsById),
    importFacilities(from),
    ...[...series.values()].map(({ sheet }) => sheet),
    gpuRentalMedians(rents.usable, new Set(rents.sheet.lines)),
    tokenPriceMedians(tokens.usable, new Set(tokens.sheet.lines)),
  ];
  return sheets.map(plainWording);
}
