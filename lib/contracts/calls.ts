import { checkUsernameCall, signInCall, signOutCall, signOutPageCall, signUpCall } from './accounts';
import {
  acknowledgeAlertCall,
  alertDetailCall,
  alertFrameCall,
  alertHistoryCall,
  alertSettingsCall,
  changeAlertSettingsCall,
  changeWatchSettingsCall,
  keepAlertCall,
  listAlertsCall,
  reopenAlertCall,
  resolveAlertCall,
  seeAlertCall,
  seeAlertsCall,
  watchSettingsCall,
} from './alerts';
import type { Call } from './call';
import { controlMotorCall } from './control';
import {
  claimCradleCall,
  deleteCradleCall,
  listAgentsCall,
  nameCradleCall,
  registerAgentCall,
  selectCradleCall,
} from './cradles';
import { openApiCall } from './documentation';
import { confirmEmailCall, emailAddressCall, removeEmailAddressCall, setEmailAddressCall } from './email';
import { healthCall, readyCall } from './health';
import { liveCall, liveNowCall } from './live';
import { createMediaLinkCall } from './media-links';
import {
  agentStatusCall,
  cryingStatusCall,
  directionStatusCall,
  exportReadingsCall,
  sensorHistoryCall,
  sensorSnapshotCall,
} from './monitoring';
import { nightCall, nightTableCall } from './night';
import { sendTestCall, testReportCall } from './notification-test';
import { overviewCall } from './overview';
import {
  pushActionCall,
  pushKeyCall,
  pushReceiptCall,
  pushRenewalCall,
  pushSnapshotCall,
  subscribePushCall,
  unsubscribePushCall,
} from './push';
import { listPushDevicesCall, namePushDeviceCall, removePushDeviceCall } from './push-devices';
import { changePasswordCall, endOtherSessionsCall, endSessionCall, listSessionsCall } from './sessions';
import { tonightCall } from './tonight';
import { alertClipCall, frameCall, streamCall, videoCall } from './video';

const ALL = [
  signUpCall,
  checkUsernameCall,
  signInCall,
  signOutCall,
  signOutPageCall,
  changePasswordCall,
  listSessionsCall,
  endOtherSessionsCall,
  endSessionCall,
  registerAgentCall,
  claimCradleCall,
  selectCradleCall,
  deleteCradleCall,
  listAgentsCall,
  nameCradleCall,
  agentStatusCall,
  sensorSnapshotCall,
  sensorHistoryCall,
  exportReadingsCall,
  nightCall,
  nightTableCall,
  cryingStatusCall,
  directionStatusCall,
  liveCall,
  liveNowCall,
  overviewCall,
  streamCall,
  frameCall,
  videoCall,
  listAlertsCall,
  alertHistoryCall,
  alertDetailCall,
  alertFrameCall,
  alertClipCall,
  resolveAlertCall,
  reopenAlertCall,
  acknowledgeAlertCall,
  seeAlertCall,
  seeAlertsCall,
  keepAlertCall,
  alertSettingsCall,
  changeAlertSettingsCall,
  watchSettingsCall,
  changeWatchSettingsCall,
  subscribePushCall,
  unsubscribePushCall,
  listPushDevicesCall,
  namePushDeviceCall,
  removePushDeviceCall,
  pushKeyCall,
  pushReceiptCall,
  pushActionCall,
  pushSnapshotCall,
  pushRenewalCall,
  setEmailAddressCall,
  emailAddressCall,
  removeEmailAddressCall,
  confirmEmailCall,
  sendTestCall,
  testReportCall,
  tonightCall,
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
  '/tonight',
  '/bedside',
  '/history',
  '/night',
  '/alerts',
  '/alerts/{id}',
  '/alert_settings',
  '/notifications',
  '/account',
  '/cradles',
  '/start',
  '/confirm_email',
  '/install',
  '/api/docs',
] as const;

/** Those among them that everyone may see; the others need a session. */
export const OPEN_PAGE_PATHS = [
  '/',
  '/login',
  '/register',
  '/confirm_email',
  '/install',
  '/api/docs',
] as const;
