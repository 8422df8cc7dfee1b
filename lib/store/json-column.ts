/** MariaDB keeps JSON as text, MySQL has a type for it: the driver may have parsed it or not. Null for what is none. */
export function parseJsonColumn(stored: unknown): unknown {
  if (typeof stored !== 'string') return stored;
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}
