import { createBroker } from './broker';
import { createClient } from './client';
import type { CradleLink, LinkDeps } from './link';

/** The way between cradles and this server: a broker of our own, or a client of an outside one. */
export function createCradleLink({ choice, ...deps }: LinkDeps): CradleLink {
  return choice.kind === 'embedded' ? createBroker({ ...deps, choice }) : createClient({ ...deps, choice });
}
