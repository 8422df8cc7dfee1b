import { checkUsernameCall, signInCall, signOutCall, signOutPageCall, signUpCall } from './accounts';
import type { Call } from './call';
import { controlMotorCall } from './control';
import { claimCradleCall, listAgentsCall, registerAgentCall, selectCradleCall } from './cradles';
import { healthCall, readyCall } from './health';
import { liveCall } from './live';
import { agentStatusCall, sensorSnapshotCall } from './monitoring';
import { frameCall, streamCall } from './video';

/** Every call that this server answers. */
export const CALLS: readonly Call[] = [
  signUpCall,
  checkUsernameCall,
  signInCall,
  signOutCall,
  signOutPageCall,
  registerAgentCall,
  claimCradleCall,
  selectCradleCall,
  listAgentsCall,
  agentStatusCall,
  sensorSnapshotCall,
  liveCall,
  streamCall,
  frameCall,
  controlMotorCall,
  healthCall,
  readyCall,
];

/** Paths of pages, which take GET and HEAD. */
export const PAGE_PATHS = ['/', '/login', '/register', '/register_cradle', '/dashboard'] as const;

/** Those among them that everyone may see; the others need a session. */
export const OPEN_PAGE_PATHS = ['/', '/login', '/register'] as const;
