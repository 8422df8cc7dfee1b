import { checkUsernameCall, signInCall, signOutCall, signOutPageCall, signUpCall } from './accounts';
import {
  alertDetailCall,
  alertFrameCall,
  alertHistoryCall,
  alertSettingsCall,
  changeAlertSettingsCall,
  listAlertsCall,
  resolveAlertCall,
  subscribePushCall,
} from './alerts';
import type { Call } from './call';
import { controlMotorCall } from './control';
import {
  claimCradleCall,
  deleteCradleCall,
  listAgentsCall,
  registerAgentCall,
  selectCradleCall,
} from './cradles';
import { openApiCall } from './documentation';
import { healthCall, readyCall } from './health';
import { liveCall } from './live';
import { createMediaLinkCall } from './media-links';
import {
  agentStatusCall,
  cryingStatusCall,
  directionStatusCall,
  sensorHistoryCall,
  sensorSnapshotCall,
} from './monitoring';
import { frameCall, streamCall, videoCall } from './video';

const ALL = [
  signUpCall,
  checkUsernameCall,
  signInCall,
  signOutCall,
  signOutPageCall,
  registerAgentCall,
  claimCradleCall,
  selectCradleCall,
  deleteCradleCall,
  listAgentsCall,
  agentStatusCall,
  sensorSnapshotCall,
  sensorHistoryCall,
  cryingStatusCall,
  directionStatusCall,
  liveCall,
  streamCall,
  frameCall,
  videoCall,
  listAlertsCall,
  alertHistoryCall,
  alertDetailCall,
  alertFrameCall,
  resolveAlertCall,
  alertSettingsCall,
  changeAlertSettingsCall,
  subscribePushCall,
  controlMotorCall,
  createMediaLinkCall,
  openApiCall,
  healthCall,
  readyCall,
] as const;

export type CallName = (typeof ALL)[number]['name'];

/** Every call that this server answers. */
export const CALLS: readonly (Call & { name: CallName })[] = ALL;

/** Paths of pages, which take GET and HEAD. */
export const PAGE_PATHS = [
  '/',
  '/login',
  '/register',
  '/register_cradle',
  '/dashboard',
  '/history',
  '/alerts',
  '/alerts/{id}',
  '/alert_settings',
  '/api/docs',
] as const;

/** Those among them that everyone may see; the others need a session. */
export const OPEN_PAGE_PATHS = ['/', '/login', '/register', '/api/docs'] as const;
