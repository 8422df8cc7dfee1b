import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const APP = path.resolve('app');

/** Test part: a file of Next below `app/`, with the path that Next gives it, `[x]` written as calls write it. */
export interface FileOnDisk {
  file: string;
  path: string;
}

/** Every file of that name below `app/`. */
export function filesOnDisk(name: 'route.ts' | 'page.tsx'): FileOnDisk[] {
  return readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === name)
    .map((file) => ({ file, path: `/${segments(path.dirname(file)).join('/')}` }));
}

/** What stands in such a file. */
export function sourceOf(file: string): string {
  return readFileSync(path.join(APP, file), 'utf8');
}

/** Methods that a route exports. */
export function exportedMethods(file: string): string[] {
  const found = sourceOf(file).matchAll(
    /export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g,
  );
  return [...found].map(([, method]) => String(method)).sort();
}

function segments(folder: string): string[] {
  return folder
    .split(path.sep)
    .filter((part) => part !== '.' && !/^\(.*\)$/.test(part))
    .map((part) => part.replace(/^\[(.+)\]$/, '{$1}'));
}

/** What browsers fetch for themselves, and nobody calls. */
const PARTS_OF_PAGES = ['/app_manifest/{locale}', '/offline/{locale}'];

/** Where calls are answered. */
export function callRoutes(): FileOnDisk[] {
  return filesOnDisk('route.ts').filter(({ path }) => !PARTS_OF_PAGES.includes(path));
}
