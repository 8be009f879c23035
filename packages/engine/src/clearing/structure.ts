/** Who owes whom, and the order in which each company pays. */

/** Who owes whom in which class: fixed; amounts change from call to call. */
export interface ClearingStructure {
  companies: number;
  /** Company index of payer and payee and class (0 paid first) per obligation. */
  payer: Int32Array;
  payee: Int32Array;
  priority: Int32Array;
  /** Companies that pay whatever they owe. */
  unlimited: Uint8Array;
}

/** Obligations in the order payer, class, index; groups are runs of one payer and class. */
export function groupByPayerAndClass(s: ClearingStructure): {
  order: Int32Array;
  groupStart: Int32Array;
  firstGroup: Int32Array;
} {
  const order = Int32Array.from(s.payer.keys()).sort(
    (a, b) => s.payer[a]! - s.payer[b]! || s.priority[a]! - s.priority[b]! || a - b,
  );
  const starts: number[] = [];
  const first = new Int32Array(s.companies + 1);
  let at = 0;
  for (let i = 0; i < s.companies; i++) {
    first[i] = starts.length;
    while (at < order.length && s.payer[order[at]!] === i) {
      const k = order[at]!;
      if (starts.length === first[i]! || s.priority[k] !== s.priority[order[at - 1]!]!) starts.push(at);
      at++;
    }
  }
  first[s.companies] = starts.length;
  starts.push(order.length);
  return { order, groupStart: Int32Array.from(starts), firstGroup: first };
}
