/**
 * What stands in a path where its pattern says `{name}`, unescaped once; null when the path is of another form.
 * Next hands routes what it has unescaped already, so that a `%` in a name would be read twice.
 */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const [parts, segments] = [pattern.split('/'), path.split('/')];
  if (parts.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined && part !== segment) return null;
    if (name === undefined) continue;
    const value = unescapeOnce(segment);
    if (value === null || value === '') return null;
    params[name] = value;
  }
  return params;
}

function unescapeOnce(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
