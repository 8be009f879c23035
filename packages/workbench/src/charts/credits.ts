/** Credits short enough to stand under a picture; the full lines stand in report and page. */

/**
 * Of lines such as “GPU rental prices: gpurentalprices.com, CC BY 4.0” those whose licence asks for the credit (CC BY),
 * by name alone, each once: “CC BY data: gpurentalprices.com; Epoch AI”.
 */
export function shortCredit(lines: string[]): string {
  const names = lines
    .filter((line) => /CC[ -]BY/i.test(line))
    .map((line) =>
      line
        .replace(/^[^:]*: /, '')
        .replace(/,?\s*\(?(?:site data )?CC[ -]BY.*$/i, '')
        .split(/[,(;]/)[0]
        ?.trim(),
    );
  const unique = [...new Set(names.filter(Boolean))];
  return unique.length > 0 ? `CC BY data: ${unique.join('; ')}` : '';
}
