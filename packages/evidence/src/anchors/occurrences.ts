/** Every place of a passage, white space apart, that is not part of a longer word or number. */
export function occurrences(text: string, exact: string): { start: number; end: number }[] {
  const words = exact.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const out: { start: number; end: number }[] = [];
  for (let at = text.indexOf(words[0]); at >= 0; at = text.indexOf(words[0], at + 1)) {
    let end = at + words[0].length;
    let all = true;
    for (let k = 1; k < words.length && all; k++) {
      let next = end;
      while (next < text.length && /\s/.test(text[next])) next++;
      all = next > end && text.startsWith(words[k], next);
      end = next + words[k].length;
    }
    if (all && stands(text, at, end)) out.push({ start: at, end });
    if (out.length > 5000) break;
  }
  return out;
}

/** Whether a passage stands by itself: "5%" is not found inside "15%", nor "2" inside "2.5". */
function stands(text: string, start: number, end: number): boolean {
  const isPart = (c: string | undefined) => c !== undefined && /[\p{L}\p{N}]/u.test(c);
  const first = text[start];
  const last = text[end - 1];
  if (isPart(first) && isPart(text[start - 1])) return false;
  if (/\d/.test(first) && /[.,]/.test(text[start - 1] ?? '') && /\d/.test(text[start - 2] ?? '')) return false;
  if (/\d/.test(first) && /[$€£¥-]/.test(text[start - 1] ?? ''))
    return /-/.test(text[start - 1]) && /\w/.test(text[start - 2] ?? '');
  if (isPart(last) && isPart(text[end])) return false;
  if (/\d/.test(last) && /[.,]/.test(text[end] ?? '') && /\d/.test(text[end + 1] ?? '')) return false;
  return !(/\d/.test(last) && text[end] === '%');
}
