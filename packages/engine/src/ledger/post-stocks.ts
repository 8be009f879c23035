/** One side of double entry: what payments and entries do to claims, arrears and real assets. Knows nothing of income. */
import type { EntryDeclaration } from '../declare.ts';
import { bookOf, unique } from './book.ts';
import { isActive } from './elements.ts';
import { changeOf, WRITE_OFF_SHARE } from './names.ts';
import type { LedgerIndex, OperationDeclaration } from './types.ts';

/** `sharing` says that some company's claims are written off this step. */
type Post = (history: Float64Array, row: number, sharing: boolean) => void;

/** Changes per unit of time of claims, arrears and real assets, and what is written off. */
export function postStocks(index: LedgerIndex, entries: EntryDeclaration[], writesOff: boolean): OperationDeclaration {
  const rate = `${index.currency}/${index.time}`;
  const byId = new Map(index.transfers.map((t) => [t.id, t]));
  const writeDowns = entries.filter((e) => e.kind === 'write-down');
  const depreciations = entries.filter((e) => e.kind === 'depreciation');
  return {
    id: 'post_stocks',
    module: 'ledger',
    reads: unique([
      ...index.transfers.flatMap((t) => [t.posted, t.paid, ...(t.book ? [t.book, t.wanted] : [])]),
      ...index.instruments.map((i) => i.id),
      ...index.arrears.map((a) => a.id),
      ...entries.map((e) => e.id),
      ...(writesOff ? [WRITE_OFF_SHARE] : []),
    ]),
    writes: [
      ...index.instruments.flatMap((i) => [
        { id: changeOf(i.id), label: `Change: ${i.label}`, unit: rate, over: i.over },
        { id: i.writtenOff, label: `Written off: ${i.label}`, unit: rate, over: i.over },
      ]),
      ...index.arrears.flatMap((a) => {
        const over = byId.get(a.transfer)!.over;
        return [
          { id: changeOf(a.id), label: `Change: ${a.label}`, unit: rate, over },
          { id: a.writtenOff, label: `Written off: ${a.label}`, unit: rate, over },
        ];
      }),
      ...index.realAssets.map((a) => ({
        id: changeOf(a.id),
        label: `Change: ${a.label}`,
        unit: rate,
        over: [index.company],
      })),
    ],
    build(layout) {
      const dt = index.dt;
      const share = writesOff ? layout(WRITE_OFF_SHARE).offset : -1;
      const sharesAny = (h: Float64Array, row: number): boolean => {
        for (let i = 0; i < index.companies.length; i++) if (h[row + share + i] !== 0) return true;
        return false;
      };
      const parts: Post[] = [];
      for (const i of index.instruments) {
        const size = i.size;
        const { issuer } = i;
        const balance = layout(i.id).offset;
        const change = layout(changeOf(i.id)).offset;
        const off = layout(i.writtenOff).offset;
        const moves = index.transfers
          .filter((t) => t.claim && 'instrument' in t.post && t.post.instrument === i.id)
          .map((t) => ({ t, posted: layout(t.posted).offset, sign: t.post.kind === 'issue' ? 1 : -1 }));
        const downs = writeDowns.filter((e) => e.instrument === i.id).map((e) => layout(e.id).offset);
        const moving = moves.flatMap(({ t, posted, sign }) =>
          Array.from(t.claim!, (c, e) => ({ from: posted + e, to: change + c, sign, c })).filter(({ c }) => c >= 0),
        );
        const [from, to, sign] = [
          Int32Array.from(moving, (m) => m.from),
          Int32Array.from(moving, (m) => m.to),
          Float64Array.from(moving, (m) => m.sign),
        ];
        parts.push((h, row, sharing) => {
          for (let c = 0; c < size; c++) h[row + change + c] = 0;
          for (let m = 0; m < from.length; m++) {
            const amount = h[row + from[m]!]!;
            if (amount !== 0) h[row + to[m]!]! += sign[m]! * amount;
          }
          if (!sharing && downs.length === 0) {
            h.fill(0, row + off, row + off + size);
            return;
          }
          for (let c = 0; c < size; c++) {
            const left = h[row + balance + c]! / dt + h[row + change + c]!;
            let gone = 0;
            for (const down of downs) {
              const asked = h[row + down + c]!;
              if (asked > 0) gone += asked;
            }
            if (sharing && issuer[c]! >= 0) gone += h[row + share + issuer[c]!]! * Math.max(0, left - gone);
            if (gone > left) gone = Math.max(0, left);
            h[row + off + c] = gone;
            h[row + change + c]! -= gone;
          }
        });
      }
      // Exchanges come last: what is left of a claim after payments and write-offs becomes a claim of the other kind.
      for (const { id, of, into } of index.entries.filter((e) => e.kind === 'exchange')) {
        const { instrument, claim } = into!;
        const asked = layout(id).offset;
        const balance = layout(of).offset;
        const change = layout(changeOf(of)).offset;
        const gained = layout(changeOf(instrument)).offset;
        parts.push((h, row) => {
          for (let c = 0; c < claim.length; c++) {
            const wanted = h[row + asked + c]!;
            if (!(wanted > 0) || claim[c]! < 0) continue;
            const left = h[row + balance + c]! / dt + h[row + change + c]!;
            const moved = Math.max(0, Math.min(wanted, left));
            h[row + change + c]! -= moved;
            h[row + gained + claim[c]!]! += moved;
          }
        });
      }
      for (const a of index.arrears) {
        const t = byId.get(a.transfer)!;
        const balance = layout(a.id).offset;
        const change = layout(changeOf(a.id)).offset;
        const off = layout(a.writtenOff).offset;
        const posted = layout(t.posted).offset;
        const paid = layout(t.paid).offset;
        const { size, payer } = t;
        const active = Uint8Array.from({ length: size }, (_, e) => (isActive(t, e) ? 1 : 0));
        parts.push((h, row, sharing) => {
          for (let e = 0; e < size; e++) {
            const moved = active[e] ? h[row + posted + e]! - h[row + paid + e]! : 0;
            if (!sharing) {
              h[row + off + e] = 0;
              h[row + change + e] = moved;
              continue;
            }
            const left = h[row + balance + e]! / dt + moved;
            const gone = payer[e]! >= 0 && left > 0 ? h[row + share + payer[e]!]! * left : 0;
            h[row + off + e] = gone;
            h[row + change + e] = moved - gone;
          }
        });
      }
      for (const a of index.realAssets) {
        const change = layout(changeOf(a.id)).offset;
        const n = index.companies.length;
        const used = depreciations.filter((e) => e.asset === a.id).map((e) => layout(e.id).offset);
        const bought = index.transfers
          .filter((t) => (t.post.kind === 'purchase' || t.post.kind === 'resale') && t.post.asset === a.id)
          .map((t) => ({ t, posted: layout(t.posted).offset, book: t.book === undefined ? null : bookOf(t, layout) }));
        parts.push((h, row) => {
          for (let c = 0; c < n; c++) {
            let sum = 0;
            for (let u = 0; u < used.length; u++) sum -= h[row + used[u]! + c]!;
            h[row + change + c] = sum;
          }
          for (const { t, posted, book } of bought) {
            for (let e = 0; e < t.size; e++) {
              if (!isActive(t, e)) continue;
              h[row + change + t.payer[e]!]! += h[row + posted + e]!;
              if (book) h[row + change + t.payee[e]!]! -= book(h, row, e);
            }
          }
        });
      }
      return (history, row) => {
        const sharing = writesOff && sharesAny(history, row);
        for (let p = 0; p < parts.length; p++) parts[p]!(history, row, sharing);
      };
    },
  };
}
