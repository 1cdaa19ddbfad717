/** What can be found in the words of a letter. */

/** The code in it: six figures that are no part of a telephone number. */
export function codeIn(words: string): string | undefined {
  for (const { 0: code, index } of words.matchAll(/\b\d{6}\b/g)) {
    const before = words.slice(0, index);
    const after = words.slice(index + code.length);
    if (!/\d[ \u00a0]$/.test(before) && !/^[ \u00a0]\d/.test(after)) return code;
  }
  return undefined;
}

/** A link that a browser may follow; none for anything else. */
export function followable(link: string | null): string | undefined {
  if (!link) return undefined;
  try {
    return /^https?:$/.test(new URL(link).protocol) ? link : undefined;
  } catch {
    return undefined;
  }
}

/** The words before and after the link, where it stands in them. */
export function around(words: string, link: string): [string, string] | undefined {
  const at = words.indexOf(link);
  return at < 0 ? undefined : [words.slice(0, at), words.slice(at + link.length)];
}
