import type { CallName } from '@/lib/contracts/calls';
import { PASSWORD } from '../client/http-client';
import type { Named } from './household';

/** What is answered to nobody, and to a caregiver who names what is their own, another's, or unknown. */
export interface Statuses {
  nobody: number;
  own: number;
  others?: number;
  unknown?: number;
}

/** How one call is made, and what each caller is answered. */
export interface CallRow {
  statuses: Statuses;
  query?(named: Named): Record<string, string>;
  body?(named: Named): unknown;
  /** Why the caller learns whether something is another's or unknown; without it the two answers are one. */
  toldApart?: string;
  /** What the call takes from its caller when it succeeds: each time it gets one that nobody needs afterwards. */
  spends?: 'cradle' | 'session';
}

/** For whoever asks. */
const EVERYBODY: CallRow = { statuses: { nobody: 200, own: 200 } };
const SIGNED_IN: CallRow = { statuses: { nobody: 401, own: 200 } };
/** For the caregiver of what is named. */
const ITS_CAREGIVER: CallRow = { statuses: { nobody: 401, own: 200, others: 404, unknown: 404 } };

/** A notification's token opens it, and no session does: push.test.ts has tokens. */
const TOKEN_ONLY: CallRow = { statuses: { nobody: 401, own: 401 } };
export const NO_TOKEN = 'A'.repeat(43);

/** The name of a test that nobody asked for. */
export const NO_TEST = '0'.repeat(26);
const SUBSCRIPTION = {
  endpoint: 'https://push.example/nobody',
  keys: {
    p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
    auth: 'tBHItJI5svbpez7KI4CCXg',
  },
};

const HOUR = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
const LAST_NIGHT = { date: hoursAgo(48).slice(0, 10), time_zone: 'UTC' };
const cradleInBody = ({ uuid }: Named) => ({ uuid });

/** An account of which nothing is secret. */
export const GUEST = { username: 'guest', password: PASSWORD };

/** One row a call, by its name in the interface. */
export const CALL_ROWS: Record<CallName, CallRow> = {
  signUp: {
    statuses: { nobody: 201, own: 201 },
    body: () => ({ username: `new ${crypto.randomUUID()}`, password: PASSWORD }),
  },
  checkUsername: EVERYBODY,
  signIn: { ...EVERYBODY, body: () => GUEST },
  signOut: { ...EVERYBODY, spends: 'session' },
  signOutByLink: { statuses: { nobody: 303, own: 303 }, spends: 'session' },
  changePassword: {
    statuses: { nobody: 401, own: 400 },
    body: () => ({ current_password: 'not the password', new_password: PASSWORD }),
  },
  listSessions: SIGNED_IN,
  endOtherSessions: SIGNED_IN,
  endSession: { statuses: { nobody: 401, own: 404 } },
  registerAgent: {
    statuses: { nobody: 200, own: 200, others: 200, unknown: 200 },
    body: ({ uuid, ip }) => ({ uuid, ip }),
    toldApart: 'a device is told whether it was known, and has no session',
  },
  claimCradle: {
    statuses: { nobody: 401, own: 200, others: 409, unknown: 404 },
    body: ({ uuid }) => ({ cradle_uuid: uuid }),
    toldApart: 'a parent who scans a used cradle must hear why it is refused',
  },
  selectCradle: { ...ITS_CAREGIVER, body: cradleInBody },
  deleteCradle: { ...ITS_CAREGIVER, body: cradleInBody, spends: 'cradle' },
  listAgents: SIGNED_IN,
  nameCradle: { ...ITS_CAREGIVER, body: () => ({ name: 'Mina' }) },
  agentStatus: ITS_CAREGIVER,
  sensorSnapshot: ITS_CAREGIVER,
  sensorHistory: {
    ...ITS_CAREGIVER,
    query: () => ({ start_date: hoursAgo(2), end_date: hoursAgo(-1) }),
  },
  exportReadings: {
    ...ITS_CAREGIVER,
    query: () => ({ start_date: hoursAgo(2), end_date: hoursAgo(-1) }),
  },
  night: { ...ITS_CAREGIVER, query: () => LAST_NIGHT },
  nightTable: { ...ITS_CAREGIVER, query: () => LAST_NIGHT },
  cryingStatus: ITS_CAREGIVER,
  directionStatus: ITS_CAREGIVER,
  live: ITS_CAREGIVER,
  liveNow: SIGNED_IN,
  stream: ITS_CAREGIVER,
  frame: ITS_CAREGIVER,
  video: { ...ITS_CAREGIVER, query: ({ minute }) => minute },
  listAlerts: SIGNED_IN,
  overview: SIGNED_IN,
  alertHistory: ITS_CAREGIVER,
  alertDetail: ITS_CAREGIVER,
  alertFrame: ITS_CAREGIVER,
  alertClip: ITS_CAREGIVER,
  resolveAlert: ITS_CAREGIVER,
  reopenAlert: ITS_CAREGIVER,
  acknowledgeAlert: ITS_CAREGIVER,
  seeAlert: ITS_CAREGIVER,
  seeAlerts: { ...SIGNED_IN, body: () => ({ until: hoursAgo(0) }) },
  keepAlert: { ...ITS_CAREGIVER, body: () => ({ kept: true }) },
  alertSettings: ITS_CAREGIVER,
  changeAlertSettings: { ...ITS_CAREGIVER, body: ({ limit }) => ({ max_temperature: limit }) },
  watchSettings: ITS_CAREGIVER,
  changeWatchSettings: { ...ITS_CAREGIVER, body: () => ({ offline_timeout: 120 }) },
  subscribePush: {
    ...SIGNED_IN,
    body: ({ username }) => ({ ...SUBSCRIPTION, endpoint: `https://push.example/${username}` }),
  },
  unsubscribePush: { ...SIGNED_IN, body: () => ({ endpoint: 'https://push.example/unknown' }) },
  listPushDevices: SIGNED_IN,
  namePushDevice: { statuses: { nobody: 401, own: 404 }, body: () => ({ name: 'phone' }) },
  removePushDevice: { statuses: { nobody: 401, own: 404 } },
  pushKey: EVERYBODY,
  pushReceipt: { ...TOKEN_ONLY, body: () => ({ token: NO_TOKEN, event: 'shown' }) },
  pushAction: { ...TOKEN_ONLY, body: () => ({ token: NO_TOKEN, action: 'resolve' }) },
  pushSnapshot: TOKEN_ONLY,
  pushRenewal: { ...TOKEN_ONLY, body: () => ({ token: NO_TOKEN, subscription: SUBSCRIPTION }) },
  // Without a mail server, and with no device.
  setEmailAddress: { statuses: { nobody: 401, own: 409 }, body: () => ({ address: 'parent@example.org' }) },
  emailAddress: SIGNED_IN,
  removeEmailAddress: SIGNED_IN,
  confirmEmail: { statuses: { nobody: 404, own: 404 }, body: () => ({ token: 'no token' }) },
  sendTest: {
    statuses: { nobody: 401, own: 404 },
    body: () => ({ endpoint: 'https://push.example/unknown' }),
  },
  testReport: { statuses: { nobody: 401, own: 404 } },
  tonight: SIGNED_IN,
  controlMotor: { ...ITS_CAREGIVER, body: () => ({ action: 'start' }) },
  createMediaLink: {
    ...ITS_CAREGIVER,
    body: ({ uuid }) => ({ path: `/stream/${encodeURIComponent(uuid)}` }),
  },
  openApi: EVERYBODY,
  health: EVERYBODY,
  ready: EVERYBODY,
};
