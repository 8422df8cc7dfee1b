import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvents } from '../client/event-reader';
import {
  type Client,
  createCaregiver,
  createCaregiverOf,
  createClient,
  PASSWORD,
  requireOk,
} from '../client/http-client';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';

const UUID = 'cradle-a';
const NEW_PASSWORD = 'another long enough one';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

interface ListedSession {
  id: number;
  browser: string | null;
  system: string | null;
  last_seen_at: string | null;
  watching: boolean;
  current: boolean;
}

let server: AppServer;

beforeAll(async () => {
  // A trusted proxy lets one machine call from many addresses.
  server = await startAppServer({ configuration: 'embedded', env: { TRUST_PROXY: '1' } });
});
afterAll(() => server?.dispose());
