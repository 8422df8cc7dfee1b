/** Whether an If-None-Match names what we have: compared weakly, as RFC 9110, section 13.1.2 wants it. */
export function noneMatches(header: string | null, tag: string): boolean {
  if (header === null) return true;
  if (header.trim() === '*') return false;
  const named = header.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return !named.some((each) => each.replace(/^W\//, '') === tag);
}

/** Whether the range of a request is of what we have: If-Range compares strongly (RFC 9110, section 13.1.5). */
export function isRangeCurrent(header: string | null, tag: string): boolean {
  return header === null || header.trim() === tag;
}
