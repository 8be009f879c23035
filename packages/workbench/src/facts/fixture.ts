/** A small, complete `data/` for tests: one or two rows a file, every reference resolving. Figures are invented and round. */
const TAIL = 'source,source_url,source_date,licence,confidence';
const FROM = 'a page,https://example.org/a,2025-02-10,cited_fact,high';

const SERIES_TAIL = `${TAIL},retrieved_version,note`;
const SERIES_FROM = `${FROM},v1,`;

export function smallData(): Map<string, string> {
  return new Map(Object.entries(FILES).map(([name, lines]) => [name, `${lines.join('\n')}\n`]));
}

/** The small data with one text of one file replaced; fails when the text is not there, so that a test cannot pass by accident. */
export function withChange(file: string, from: string, to: string): Map<string, string> {
  const files = smallData();
  const text = files.get(file);
  if (text === undefined || !text.includes(from)) throw new Error(`the fixture has no "${from}" in ${file}`);
  return files.set(file, text.replace(from, to));
}

const FILES: Record<string, string[]> = {
  'licences.csv': [
    'id,pattern,licence,ships,credit,note',
    'cited_fact,.,"single fact, cited",facts,,',
    'open_data,example,CC BY 4.0,rows,"Prices: Example, CC BY 4.0",',
  ],
  'companies.csv': [
    `id,name,kind,listed,listed_since,region,${TAIL},note`,
    'maker,Maker,chipmaker,listed,1999-01-01,US,background knowledge,,,cited_fact,medium,',
    'cloud,Cloud,neocloud,listed,2025-03-28,US,background knowledge,,,cited_fact,medium,',
    'lab,Lab,lab,private,,US,background knowledge,,,cited_fact,medium,',
  ],
  'financials.csv': [
    `id,company_id,metric,period_start,period_end,value,unit,kind,${TAIL},via,note`,
    'fin_1,maker,revenue,2024-10-28,2025-01-26,100,USD,reported,later filing,https://example.org/b,2026-02-20,cited_fact,high,,',
    'fin_2,maker,revenue,2024-01-29,2025-01-26,370,USD,reported,later filing,https://example.org/b,2026-02-20,cited_fact,high,,',
    'fin_3,cloud,revenue,2024-10-01,2024-12-31,7,USD,reported,later filing,https://example.org/b,2026-02-20,cited_fact,high,,',
    'fin_4,lab,revenue,2024-01-01,2024-12-31,4,USD,reported,a paper,https://example.org/c,2025-10-01,cited_fact,medium,,',
    'fin_5,maker,capex_low,2025-01-01,2025-12-31,10,USD,guidance,a call,https://example.org/d,2025-02-05,cited_fact,high,,',
    'fin_6,maker,capex_high,2025-01-01,2025-12-31,14,USD,guidance,a call,https://example.org/d,2025-02-05,cited_fact,high,,',
  ],
  'deals.csv': [
    `id,announced_date,payer_ids,receiver_ids,kind,amount,unit,term_start,term_end,term_years,contingent,conditions,status,status_class,counter_deal_ids,overlaps_with,${TAIL},via`,
    `d_whole,2025-01-10,lab,cloud,compute purchase commitment,60,USD,,,,not stated,,signed,binding,,d_part,${FROM},`,
    `d_part,2025-01-12,lab,cloud,compute purchase commitment,20,USD,2025,2030-06,5,not stated,,signed,binding,,d_whole,${FROM},`,
    `d_other,2025-01-15,maker,lab,equity investment,5,USD,,,,yes,,paid,executed,d_whole,,${FROM},`,
  ],
  'claims.csv': [
    `id,claim_date,who,statement,value,unit,horizon,source_locator,${TAIL}`,
    `c_1,2025-01-20,An analyst,Spending doubles,2,ratio,2026,line 3,${FROM}`,
  ],
  'contracts.csv': [
    `id,deal_ids,payer,payees,kind,total_usd,total_low,total_high,signed,start,end,in_force_at_opening,contingent,aggregate,do_not_add_with,ramp,paid_before_opening_usd,usd_2026,usd_2027,usd_2028,usd_2029,usd_2030,usd_2031,usd_2032,usd_after_2032,gpus,mw,termination,guarantor,basis,${TAIL},reason`,
    `c_lab_cloud,d_part,lab,cloud,take_or_pay,20,15,20,2025-01-12,2025-02,2030,yes,no,no,c_lab_all,,2,4,4,4,4,2,0,0,0,,100,not found,none,estimate,${FROM},straight line`,
    `c_lab_all,d_whole,lab,cloud,take_or_pay,60,50,70,2025-01-10,2025-02,2032,yes,no,yes,c_lab_cloud,,6,9,9,9,9,9,9,0,0,,,not found,none,estimate,${FROM},all of it`,
  ],
  'opening.csv': [
    `id,opening,company_id,item,as_of,value,unit,basis,low,high,fact_ids,${TAIL},note`,
    'opn_1,2024-12-31,maker,quarterly_revenue,2025-01-26,100,USD,reported,100,100,fin_1,financials:maker|revenue|2025-01-26,https://example.org/b,2026-02-20,cited_fact,high,',
    'opn_2,2024-12-31,cloud,accelerators:H100_H200,2024-12-31,50,chips,estimate,30,80,,series:chip_shipments.csv,,2026-04-22,cited_fact,medium,hindsight',
    'opn_3,2024-12-31,lab,cash,2024-12-31,9,USD,assumption,5,12,,assumption,,,cited_fact,low,press range',
  ],
  'vehicles.csv': [
    `id,vehicle,company_id,kind,as_of,field,value,low,high,unit,basis,${TAIL},note`,
    `veh_1,box_one,cloud,gpu_box,2025-03-31,pricing.margin,0.06,0.05,0.07,rate,reported,${FROM},`,
    `veh_2,box_one,cloud,gpu_box,2025-03-31,customers[lab].share,1,1,1,share,reported,deals:d_part,https://example.org/a,2025-02-10,cited_fact,high,`,
  ],
  'facilities.csv': [
    `id,company_id,facility,field,value,unit,basis,${TAIL},note`,
    `fac_1,cloud,Loan 1,size,12,USD,reported,${FROM},`,
  ],
  'series/gpu_rental_prices.csv': [
    `id,date,gpu,variant,gpu_memory_gb,gpu_count,provider,provider_class,region,price_type,usd_per_gpu_hour,unit,statistic,n_obs,date_basis,quality,${SERIES_TAIL}`,
    `ser_1,2025-02-01,H100,SXM,80,8,Cloud,neocloud,US,on_demand,2.5,USD per GPU-hour,list_price,1,page,A,${SERIES_FROM}`,
  ],
  'series/gpu_rental_medians.csv': [
    `id,date,gpu,provider_class,price_type,median_usd_per_gpu_hour,lower_quartile,upper_quartile,quotes,sources,unit,${SERIES_TAIL}`,
    `ser_1,2025-02-28,H100,neocloud,on_demand,2.5,2.4,2.6,7,2,USD per GPU-hour,${SERIES_FROM}`,
  ],
  'series/token_prices.csv': [
    `id,date,provider,provider_type,model,input_usd_per_mtok,output_usd_per_mtok,blended_3to1_usd_per_mtok,event,date_basis,model_release_date,mmlu_pct,gpqa_diamond_pct,epoch_eci,aa_intelligence_index,unit,quality,${SERIES_TAIL}`,
    `ser_1,2025-02-01,lab,first_party,model-1,1,4,1.75,first_seen,,2025-01-01,80,,,,USD per million tokens,B,${SERIES_FROM}`,
  ],
  'series/token_price_medians.csv': [
    `id,date,provider,median_usd_per_mtok,lowest,highest,prices,sources,unit,${SERIES_TAIL}`,
    `ser_1,2025-03-31,lab,1.75,1,4,3,1,USD per million tokens,${SERIES_FROM}`,
  ],
  'series/accelerators.csv': [
    `id,date,model,vendor,device_type,sold_as,accelerators_per_unit,release_status,fp16_bf16_dense_flops,fp8_dense_flops,fp4_dense_flops,int8_dense_ops,hbm_gb,mem_bandwidth_gb_s,tdp_w,price_usd,price_basis,process_nm,${SERIES_TAIL}`,
    `ser_1,2022-09-20,H100,Maker,GPU,board,1,released,989400000000000,,,,80,3350,700,25000,street,4,${SERIES_FROM}`,
  ],
  'series/chip_shipments.csv': [
    `id,record_type,period_start,period_end,designer,owner,chip,units,units_p5,units_p95,h100_equivalents,h100e_p5,h100e_p95,unit,incomplete_period,quality,${SERIES_TAIL}`,
    'ser_1,shipments_quarter,2024-10-01,2024-12-31,Maker,,H100,500,400,600,500,400,600,chips shipped in the quarter,,B,counts,https://example.org/e,2026-04-22,cited_fact,medium,v1,',
  ],
  'series/clusters_power.csv': [
    `id,record_type,date,name,owner_or_source,region,status,it_power_mw,facility_power_mw,h100_equivalents,capex_busd_2025,compute_capex_busd_2025,construction_capex_busd_2025,annual_opex_busd_2025,electricity_twh,low,high,unit,observed_or_projected,quality,${SERIES_TAIL}`,
    `ser_1,site_timeline,2025-01-01,Site,Cloud,US,built,100,130,,,,,,,,,MW,observed,A,${SERIES_FROM}`,
  ],
  'series/datacenter_costs.csv': [
    `id,category,metric,component,entity,region,date,value,low,high,unit,quality,${SERIES_TAIL}`,
    `ser_1,facility_cost,cost_per_gw,all,,US,2025-01-01,11,9,15,billion USD per GW,A,${SERIES_FROM}`,
  ],
  'series/analogues.csv': [
    `id,episode,metric,entity,period_start,date,value,low,high,unit,kind,quality,${SERIES_TAIL}`,
    `ser_1,telecom,capex,all,,2000-12-31,90,,,billion USD,level,B,${SERIES_FROM}`,
  ],
  'series/model_capability.csv': [
    `id,model,organization,release_date,epoch_eci,mmlu_pct,gpqa_diamond_pct,open_or_closed,${SERIES_TAIL}`,
    `ser_1,model-1,Lab,2025-01-01,120,80,,closed,${SERIES_FROM}`,
  ],
  'parameters.csv': [
    'id,label,unit,value,low,high,distribution,reason,source,module,lever,min,max',
    'rental_price_decay,Yearly fall in the rent of a GPU-hour,1/year,0.16,0.02,0.25,triangular,median of sellers,series/gpu_rental_prices.csv#H100 ; financials.csv#maker:revenue ; deals:d_whole,rental,yes,0,0.6',
  ],
};
