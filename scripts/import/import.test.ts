import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkData } from '../../packages/workbench/src/facts/check.ts';
import { DataError } from '../../packages/workbench/src/facts/problem.ts';
import { importAll } from './index.ts';
import { LICENCES, licenceOf } from './licences.ts';
import { mint, type Sheet, shiftDecimal, toCsv } from './sheet.ts';

/** A source folder in miniature; invented figures. The company ids are real ones because one facility file is CoreWeave's. */
const FACTS: Record<string, string> = {
  'facts/companies.csv': [
    'id,name,kind,listed,region',
    'nvidia,NVIDIA,chipmaker,listed,US',
    'coreweave,CoreWeave,neocloud,listed,US',
    'lab,Lab,lab,private,US',
  ].join('\r\n'),
  'facts/financials.csv': [
    'company_id,period_start,period_end,metric,value,unit,kind,source_title,source_url,source_date,confidence,via,note',
    'nvidia,2024-10-28,2025-01-26,revenue,39,USD,reported,Release,https://www.sec.gov/a,2025-02-26,high,,',
    'nvidia,2024-01-29,2025-01-26,revenue,130,USD,reported,Release,https://www.sec.gov/a,2025-02-26,high,,',
  ].join('\n'),
  'facts/deals.csv': [
    'id,announced_date,payer_id,receiver_id,kind,amount,unit,term_start,term_end,term_years,contingent,conditions,status,status_class,counter_deal_ids,overlaps_with,source_title,source_url,source_date,confidence,via',
    'd_a,2025-01-10,lab,coreweave;nvidia,compute purchase commitment,60,USD,,,,not stated,,signed,binding,d_after_the_cut,d_b,News,https://example.org/n,2025-01-11,medium,',
    'd_b,2025-01-10,lab,coreweave,compute purchase commitment,20,USD,,,,not stated,,signed,binding,,,News,https://example.org/n,2025-01-11,medium,',
  ].join('\n'),
  'facts/claims.csv': [
    'id,claim_date,who,statement,value,unit,horizon,source_title,source_locator,source_url,source_date,confidence',
    'c_1,2025-01-20,An analyst,"Spending doubles, soon",2,ratio,2026,file.txt,line 3,,2025-01-20,medium',
  ].join('\n'),
  'facts/contracts.csv': [
    'id,deal_ids,payer,payee,kind,total_usd,total_low,total_high,signed,start,end,in_force_at_opening,contingent,aggregate,do_not_add_with,ramp,paid_before_opening_usd,usd_2026,usd_2027,usd_2028,usd_2029,usd_2030,usd_2031,usd_2032,usd_after_2032,gpus,mw,termination,guarantor,basis,confidence,source,source_date,reason',
    'c_x,d_b,lab,coreweave,take_or_pay,20,20,20,2026-06 (expected),2026-07,2030,no,no,no,,,0,4,4,4,4,4,0,0,0,,about 450,not found,none,estimate,low,deals:d_b (announced 2025-01-10),,straight line',
  ].join('\n'),
  'facts/opening_2024Q4.csv': [
    'company_id,item,as_of,value,unit,basis,low,high,source,source_date,note',
    'nvidia,quarterly_revenue,2025-01-26,130,USD,reported,130,130,financials:nvidia|revenue|2025-01-26,2025-02-26,confidence high',
    'lab,cash,2024-12-31,9,USD,assumption,5,12,,,press range',
    'nvidia,total_debt,2025-01-26,8,USD,estimate,7,9,,,recalled from the filing named',
  ].join('\n'),
  'facts/vehicles/box.yaml': [
    'id: box',
    'company_id: coreweave',
    'name: Box',
    'kind: gpu_box',
    "as_of: '2024-12-31'",
    'customers:',
    '- company_id: lab',
    '  share: {value: 1.0, low: 0.9, high: 1.0, unit: share, basis: reported, source: "deals:d_b"}',
    'facility_size: {value: 7.425, low: null, high: null, unit: USD bn, basis: reported, source: "https://www.sec.gov/b"}',
    'resale: {value: [0.7, 0.5], low: [0.6, 0.4], high: [0.8, 0.6], unit: share, basis: assumption, source: assumption, note: market}',
  ].join('\n'),
  'facts/coreweave_facilities.json': JSON.stringify({
    facilities: [
      {
        name: 'Loan 1',
        size_bn: 2.3,
        signed: '2023-07-30',
        spread: 'SOFR + 9 % (recalled)',
        source: 'https://example.org/f',
      },
    ],
    debt_table_thousands: {
      source: 'https://www.sec.gov/c',
      columns: ['facility', 'maturity', 'effective_rate', '2025-06-30'],
      rows: [['Loan 1', '2028-03', 0.15, 1782500]],
      total: [1782500],
      unamortised: [-10],
      net: [1782490],
      principal_schedule: { '2026': 1782500 },
      interest_q2_2025: { total: 5 },
    },
    calibration: { FY2024: { revenue: 1915.4, status: 'prospectus', source: 'https://www.sec.gov/d' } },
  }),
};

const SERIES: Record<string, string[]> = {
  'series/gpu_rental_prices.csv': [
    'date,gpu,variant,gpu_memory_gb,gpu_count,provider,provider_class,region,price_type,usd_per_gpu_hour,statistic,n_obs,units,date_basis,quality,source,source_url,licence,retrieved_version,notes',
    '2025-01-05,H100,SXM,80,8,A,neocloud,US,on_demand,2,list_price,1,USD per GPU-hour,page,A,Epoch AI hardware price database,https://example.org/p,CC BY 4.0,v (2025-06-20),',
    '2025-01-15,H100,SXM,80,8,B,neocloud,US,on_demand,4,monthly_median_of_daily,9,USD per GPU-hour,page,B,cherielilili GPU Pricing Tracker,https://example.org/q,no licence stated; aggregated facts only,v,',
    '2025-02-15,B200,SXM,180,8,B,neocloud,US,on_demand,6,monthly_median_of_daily,9,USD per GPU-hour,page,B,cherielilili GPU Pricing Tracker,https://example.org/q,no licence stated; aggregated facts only,v,',
    '2025-01-20,H100,SXM,80,8,C,neocloud,US,on_demand,900,list_price,1,USD per GPU-hour,page,X,Epoch AI hardware price database,https://example.org/p,CC BY 4.0,v,',
  ],
  'series/token_prices.csv': [
    'date,provider,provider_type,model,input_usd_per_mtok,output_usd_per_mtok,blended_3to1_usd_per_mtok,event,date_basis,model_release_date,mmlu_pct,gpqa_diamond_pct,epoch_eci,aa_intelligence_index,units,quality,source,source_url,licence,retrieved_version,notes',
    '2025-01-05,lab,first_party,m,1,4,1.75,first_seen,commit,,,,,,USD per million tokens,B,pydantic/genai-prices,https://example.org/t,MIT,v,',
  ],
  'series/accelerators.csv': [
    'model,vendor,device_type,unit,accelerators_per_unit,release_date,release_status,fp16_bf16_dense_flops,fp8_dense_flops,fp4_dense_flops,int8_dense_ops,hbm_gb,mem_bandwidth_gb_s,tdp_w,price_usd,price_basis,process_nm,source,source_url,licence,retrieved_version,notes',
    'H100,NVIDIA,GPU,board,1,2022-09-20,released,1e15,,,,80,3350,700,25000,street,4,Epoch AI machine learning hardware database,https://example.org/h,CC BY 4.0,v (2026-07-06),',
  ],
  'series/chip_shipments.csv': [
    'record_type,period_start,period_end,designer,owner,chip,units,units_p5,units_p95,h100_equivalents,h100e_p5,h100e_p95,unit_note,incomplete_period,quality,source,source_url,licence,retrieved_version,notes',
    'shipments_quarter,2024-10-01,2024-12-31,NVIDIA,,H100,500,400,600,500,400,600,chips shipped in the quarter,,B,Epoch AI chip counts model,https://example.org/c,MIT (repo); Epoch site data CC BY 4.0,v 2026-04-22,',
  ],
  'series/clusters_power.csv': [
    'record_type,date,name,owner_or_source,country_or_region,status,it_power_mw,facility_power_mw,h100_equivalents,capex_busd_2025,compute_capex_busd_2025,construction_capex_busd_2025,annual_opex_busd_2025,electricity_twh,low,high,unit_note,observed_or_projected,quality,source,source_url,licence,retrieved_version,notes',
    'site_timeline,2025-01-01,Site,A,US,built,100,130,,,,,,,,,MW,observed,A,Epoch AI AI Data Centers (timelines),https://example.org/s,CC BY 4.0,v (2026-08-03),',
  ],
  'series/datacenter_costs.csv': [
    'category,metric,component,entity,region,date,value,low,high,unit,quality,source,source_url,licence,retrieved_version,notes',
    'facility_cost,cost,all,,US,2025-01-01,11,9,15,billion USD per GW,A,A guide,https://example.org/g,fact from cited page,n/a,',
  ],
  'series/analogues.csv': [
    'episode,metric,entity,period_start,date,value,low,high,unit,kind,quality,source,source_url,licence,retrieved_version,notes',
    'telecom,capex,all,,2000-12-31,90,,,billion USD,level,B,A page,https://example.org/w,fact from cited page,n/a,',
  ],
  'series/model_capability.csv': [
    'model,organization,release_date,epoch_eci,mmlu_pct,gpqa_diamond_pct,open_or_closed,source,source_url,licence,retrieved_version',
    'm,Lab,2025-01-01,120,80,,closed,Epoch Capabilities Index,https://example.org/e,CC BY 4.0,v (2026-04-10)',
  ],
};

function sourceFiles(): Map<string, string> {
  const series = Object.entries(SERIES).map(([name, lines]): [string, string] => [name, lines.join('\n')]);
  return new Map([...Object.entries(FACTS), ...series]);
}

function dataFiles(sheets: Sheet[]): Map<string, string> {
  return new Map(sheets.map((sheet) => [sheet.file, toCsv(sheet)]));
}

const sheets = importAll(sourceFiles());
const byFile = new Map(sheets.map((sheet) => [sheet.file, sheet]));
const lines = (file: string) => byFile.get(file)!.lines;

test('what the import writes passes the data check', () => {
  expect(checkData(dataFiles(sheets))).toEqual([]);
});

test('importing again gives the same bytes, in whatever order the files are found', () => {
  const again = dataFiles(importAll(new Map([...sourceFiles()].reverse())));
  expect(again).toEqual(dataFiles(sheets));
});

test('ids come from what identifies a row, not from its place', () => {
  const files = sourceFiles();
  const [header, first, second] = FACTS['facts/financials.csv'].split('\n');
  const turned = importAll(files.set('facts/financials.csv', [header, second, first].join('\n')));
  const ids = turned.find(({ file }) => file === 'financials.csv')!.lines.map(({ id }) => id);
  expect(ids).toEqual(
    lines('financials.csv')
      .map(({ id }) => id)
      .reverse(),
  );
  expect(ids[0]).toMatch(/^fin_[0-9a-f]{10}$/);
});

test('rows of quality X and of sources without a licence stay out; the latter enter a median of several quotes', () => {
  const rents = byFile.get('series/gpu_rental_prices.csv')!;
  expect(rents.lines.map(({ provider }) => provider)).toEqual(['A']);
  expect([...rents.left.values()]).toEqual([2, 1]);
  const medians = lines('series/gpu_rental_medians.csv');
  // (2 + 4) / 2; the lone B200 quote without a licence is no median.
  expect(medians).toHaveLength(1);
  expect(medians[0]).toMatchObject({
    gpu: 'H100',
    date: '2025-01-31',
    median_usd_per_gpu_hour: '3',
    quotes: '2',
    sources: '2',
  });
});

test('a quarterly item that carries the whole year is put right from the quarter and says so', () => {
  const [row] = lines('opening.csv');
  expect(row).toMatchObject({ opening: '2024-12-31', value: '39', low: '39', high: '39' });
  expect(row.note).toContain('(130)');
  expect(row.fact_ids).toBe(lines('financials.csv')[0].id);
});

test('assumptions and recalled figures are marked as what they are', () => {
  expect(lines('opening.csv')[1]).toMatchObject({ source: 'assumption', licence: 'own_judgement', confidence: 'low' });
  expect(lines('opening.csv')[2]).toMatchObject({ source: 'filing recalled, not re-read', confidence: 'low' });
});

test('overlaps hold both ways, and references beyond the cut are dropped and counted', () => {
  expect(lines('deals.csv').map(({ overlaps_with }) => overlaps_with)).toEqual(['d_b', 'd_a']);
  expect(lines('deals.csv')[0].counter_deal_ids).toBe('');
  expect([...byFile.get('deals.csv')!.changed.keys()]).toEqual([expect.stringContaining('d_after_the_cut')]);
});

test('sizes and dates in words become numbers with the words kept', () => {
  expect(lines('contracts.csv')[0]).toMatchObject({
    mw: '450',
    signed: '2026-06',
    source_date: '2025-01-11',
    reason: 'MW: about 450; signing expected, not done; straight line',
  });
});

test('vehicles and facilities are one field a row, in plain dollars', () => {
  expect(lines('vehicles.csv').map(({ field, value, unit }) => [field, value, unit])).toEqual([
    ['customers[lab].share', '1', 'share'],
    ['facility_size', '7425000000', 'USD'],
    ['resale[1]', '0.7', 'share'],
    ['resale[2]', '0.5', 'share'],
  ]);
  const facilities = new Map(lines('facilities.csv').map((line) => [`${line.facility} ${line.field}`, line]));
  expect(facilities.get('Loan 1 size')).toMatchObject({ value: '2300000000', unit: 'USD', basis: 'reported' });
  expect(facilities.get('Loan 1 spread')).toMatchObject({ basis: 'estimate', confidence: 'low' });
  expect(facilities.get('Loan 1 principal@2025-06-30')?.value).toBe('1782500000');
  expect(facilities.get('group FY2024 revenue')?.value).toBe('1915400000');
});

test('a missing source file stops the import with its name', () => {
  const files = sourceFiles();
  files.delete('facts/deals.csv');
  expect(() => importAll(files)).toThrow(DataError);
  expect(() => importAll(files)).toThrow('facts/deals.csv: the source folder has no such file');
});

test.each([
  ['9.6', 9, '9600000000'],
  ['0.35', 9, '350000000'],
  ['-1177.158', 3, '-1177158'],
  ['1782500', 3, '1782500000'],
  ['0', 9, '0'],
  ['1.23456', 3, '1234.56'],
])('%s times ten to the %i is %s, exactly', (text, places, shifted) => {
  expect(shiftDecimal(text, places)).toBe(shifted);
});

test('what is no plain number is not shifted', () => {
  for (const text of ['', '.', '1e3', '4.25-4.5', 'n/a'])
    expect(() => shiftDecimal(text, 9)).toThrow(/not a plain decimal/);
});

test.each([
  ['Epoch AI GPU clusters', 'CC BY 4.0', 'epoch_cc_by'],
  [
    'MichaelKokin llm-price-trends (extends Epoch method to Mar 2026)',
    'no licence stated; facts only',
    'no_licence_token_trackers',
  ],
  ['EIA via YCharts', 'US public domain (EIA)', 'eia_public_domain'],
  ['LBNL 2024 US Data Center Energy Usage Report', 'US public domain', 'us_public_domain'],
  ['SEC EDGAR companyfacts, Meta', '', 'sec_filings'],
  ['A newspaper', '', 'cited_fact'],
])('the licence of %s', (source, licence, id) => {
  expect(licenceOf(source, licence).id).toBe(id);
});

test('ids differ when cells slide from one column to the next', () => {
  expect(mint('fin', 'ab', 'c')).not.toBe(mint('fin', 'a', 'bc'));
});

test('data/README.md names every licence and prints every credit', () => {
  const readme = readFileSync(new URL('../../data/README.md', import.meta.url), 'utf8');
  for (const { id, credit } of LICENCES) {
    expect(readme).toContain(`| ${id} |`);
    if (credit !== '') expect(readme).toContain(`* ${credit}`);
  }
});
