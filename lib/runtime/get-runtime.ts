import type { Runtime } from './runtime';

const KEY = Symbol.for('smart-cradle.runtime');

interface Home {
  [KEY]?: Runtime;
}

/** The running server's parts, for routes and pages. Modules are loaded more than once, so it lives on globalThis. */
export function getRuntime(): Runtime {
  const runtime = (globalThis as Home)[KEY];
  if (!runtime) throw new Error('The server was not started by server.ts: use npm start or npm run dev.');
  return runtime;
}

/** For server.ts, once. */
export function provideRuntime(runtime: Runtime): void {
  (globalThis as Home)[KEY] = runtime;
}
