/** The encoding a file names for itself in its first kilobytes: a header saved with it, an XML prolog, a `meta` of HTML. Undefined when it names none that is known. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096));
  const header = /^HTTP\/\d/.test(head) || /^(?:[\w-]+: [^\n]*\r?\n){1,40}\r?\n/.test(head);
  const named =
    (header ? /^content-type:[^\n]*?charset\s*=\s*["']?([\w:.-]+)/im.exec(head)?.[1] : undefined) ??
    /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w:.-]+)["']/.exec(head)?.[1] ??
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /^@charset "([\w:.-]+)"/.exec(head)?.[1];
  return named === undefined ? undefined : known(named);
}

/** The name by which the Encoding Standard calls it; a `meta` that could be read as bytes is not UTF-16 (HTML, "prescan a byte stream"). */
function known(label: string): string | undefined {
  if (/^(utf-?16|ucs-?2|unicode)/i.test(label)) return 'utf-8';
  try {
    const name = new TextDecoder(label.trim()).encoding;
    return name === 'gbk' ? 'gb18030' : name; // the same, and more
  } catch {
    return undefined;
  }
}
