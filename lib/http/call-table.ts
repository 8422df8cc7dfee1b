import type { Call } from '@/lib/contracts/call';

/** What the front door knows of a path. */
export interface KnownPath {
  /** As calls and pages write it, with `{name}` for what varies. */
  path: string;
  /** Methods it takes, HEAD wherever there is GET. */
  methods: readonly string[];
  /** Route to which a POST is handed because a page lives on the path. */
  twin: string | null;
  errorShape: Call['errorShape'];
  isPage: boolean;
}

interface Entry {
  segments: readonly string[];
  known: KnownPath;
}

/** Which paths are calls or pages, and with which methods. */
export interface CallTable {
  find(path: string): KnownPath | null;
}

export function createCallTable(calls: readonly Call[], pages: readonly string[]): CallTable {
  const paths = new Set([...calls.map((call) => call.path), ...pages]);
  const entries = [...paths].map(
    (path): Entry => ({ segments: split(path), known: describe(path, calls, pages) }),
  );
  return {
    find(path) {
      const segments = split(path);
      return entries.find((entry) => matches(entry.segments, segments))?.known ?? null;
    },
  };
}

function describe(path: string, calls: readonly Call[], pages: readonly string[]): KnownPath {
  const here = calls.filter((call) => call.path === path);
  const methods = new Set<string>(here.map((call) => call.method));
  if (pages.includes(path)) methods.add('GET');
  if (methods.has('GET')) methods.add('HEAD');
  return {
    path,
    methods: [...methods].sort(),
    twin: here.find((call) => call.twin)?.twin ?? null,
    errorShape: here[0]?.errorShape,
    isPage: pages.includes(path),
  };
}

function split(path: string): string[] {
  return path.split('/').slice(1);
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => (part.startsWith('{') ? segments[index] !== '' : part === segments[index]))
  );
}
