import { EvidenceError, type Warning } from '../text/index.ts';

/** Parses JSON; a file cut short is closed after its last complete element and marked. Throws EvidenceError when even that fails. */
export function lenientJson(text: string, name: string, format: string): { value: unknown; warning?: Warning } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const closed = closeTruncated(text);
    if (closed !== undefined) {
      try {
        const value: unknown = JSON.parse(closed.text);
        return {
          value,
          warning: { code: 'truncated', format, kept: closed.elements, detail: 'the JSON is cut short' },
        };
      } catch {
        // fall through: not merely cut short
      }
    }
    throw new EvidenceError({ code: 'malformed', name, format, detail: (error as Error).message });
  }
}

/** Cuts after the last complete element of the innermost open array or object and closes what is open. */
function closeTruncated(text: string): { text: string; elements: number } | undefined {
  const stack: string[] = [];
  let inString = false;
  let cut = -1;
  let open: string[] = [];
  let elements = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inString) {
      if (c === '\\') i++;
      else if (c === '"') inString = false;
      continue;
    }
    if (c === '"') inString = true;
    else if (c === '{' || c === '[') stack.push(c === '{' ? '}' : ']');
    else if (c === '}' || c === ']') {
      if (stack.pop() !== c) return undefined;
      if (stack.length > 0) {
        cut = i + 1;
        open = [...stack];
        elements++;
      }
    }
    if (stack.length > 200) return undefined;
  }
  if (stack.length === 0 || cut < 0) return undefined;
  return { text: text.slice(0, cut) + open.reverse().join(''), elements };
}

export const isRecord = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);
export const records = (v: unknown): Record<string, unknown>[] => (Array.isArray(v) ? v.filter(isRecord) : []);
export const textOf = (v: unknown): string | undefined => (typeof v === 'string' ? v : undefined);
export const numberOf = (v: unknown): number | undefined => {
  const n = typeof v === 'string' && v.trim() !== '' ? Number(v) : v;
  return typeof n === 'number' && Number.isFinite(n) ? n : undefined;
};
