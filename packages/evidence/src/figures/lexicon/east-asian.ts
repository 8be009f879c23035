import type { Unit } from './units.ts';

const of = (unit: string, kind: Unit['kind'], ...names: string[]): [string, Unit][] =>
  names.map((n) => [n, { unit, kind, factor: 1 }]);

/** Units of Chinese, Japanese and Korean after a number, longest first. */
export const EAST_ASIAN_UNITS: readonly (readonly [string, Unit])[] = [
  ...of('percent', 'percentage', '％', 'パーセント', '퍼센트', '프로'),
  ...of('percentage points', 'percentage', '个百分点', '個百分點', '百分点', 'ポイント', '퍼센트포인트'),
  ...of('MWh', 'quantity', '兆瓦时', '兆瓦時', 'メガワット時'),
  ...of('GWh', 'quantity', '吉瓦时', '吉瓦時', 'ギガワット時'),
  ...of('kWh', 'quantity', '千瓦时', '千瓦時', 'キロワット時'),
  ...of('MW', 'quantity', '兆瓦', 'メガワット', '메가와트'),
  ...of('GW', 'quantity', '吉瓦', 'ギガワット', '기가와트'),
  ...of('kW', 'quantity', '千瓦', 'キロワット', '킬로와트'),
  ...of('tons', 'quantity', '吨', '噸', 'トン', '톤'),
  ...of('kg', 'quantity', '公斤', '千克', 'キログラム', '킬로그램'),
  ...of('km', 'quantity', '公里', '千米', 'キロメートル', '킬로미터'),
  ...of('square m', 'quantity', '平方米', '平方公尺', '平方メートル', '제곱미터'),
  ...of('months', 'duration', '个月', '個月', 'ヶ月', 'か月', 'カ月', 'ヵ月', '개월'),
  ...of('years', 'duration', '年間', '年间', '年', '년간', '년'),
  ...of('weeks', 'duration', '周', '週間', '주간'),
  ...of('days', 'duration', '日間', '天', '일간'),
  ...of('hours', 'duration', '小时', '小時', '時間', '시간'),
  ...of('minutes', 'duration', '分钟', '分鐘', '分間'),
  ...of('seconds', 'duration', '秒钟', '秒鐘', '秒'),
  ...of('people', 'count', '人', '名', '명'),
  ...of('companies', 'count', '家公司', '家企业', '家企業', '社'),
  ...of('vehicles', 'count', '辆', '輛'),
  ...of('units', 'count', '台'),
  ...of('x', 'multiple', '倍', '배'),
  ...of('°C', 'quantity', '摄氏度', '攝氏度', '℃', '°C'),
  ...of('°F', 'quantity', '华氏度', '華氏度', '℉'),
  ...of('degrees', 'quantity', '度', '도'),
  ...of('years', 'age', '周岁', '岁', '歲', '歳', '세', '살'),
];
