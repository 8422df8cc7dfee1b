import { AppError, hasErrorCode } from '@/lib/platform/errors';
import type { PushDevice } from './ports';
import type { NotifiedAlert, PushAction, PushEvent, PushGrant, PushPorts } from './push-ports';

/**
 * What a phone does on behalf of its caregiver when nobody is signed in there. Everything begins with its token.
 * @throws AppError `token_invalid` for one that opens nothing (any more).
 */
async function requireGrant({ grants }: PushPorts, token: string): Promise<PushGrant> {
  const grant = await grants.find(token);
  if (grant === null) throw new AppError('token_invalid');
  return grant;
}

/** The alert of a token while it is its caregiver's: a cradle that was given up takes its alerts along. */
async function findAlert({ alerts }: PushPorts, grant: PushGrant): Promise<NotifiedAlert | null> {
  const alert = grant.alertUid === null ? null : await alerts.find(grant.alertUid);
  return alert?.ownerId === grant.userId && alert.agentId === grant.agentId ? alert : null;
}

/**
 * Notes that a notification was shown or opened.
 * @returns id of the alert that an opened one leads to; null when there is none, or none that can be found now.
 * @throws AppError `token_invalid`.
 */
export async function noteReceipt(
  ports: PushPorts,
  { token, event }: { token: string; event: PushEvent },
): Promise<number | null> {
  const grant = await requireGrant(ports, token);
  await ports.receipts.note(grant.notificationUid, event, ports.clock.now());
  return event === 'opened' ? findAlertId(ports, grant) : null;
}

/** The receipt counts also while the database is away. */
async function findAlertId(ports: PushPorts, grant: PushGrant): Promise<number | null> {
  try {
    return (await findAlert(ports, grant))?.id ?? null;
  } catch (error) {
    if (hasErrorCode(error, 'database_unavailable')) return null;
    throw error;
  }
}

/** @throws AppError `token_invalid`, or `not_found` when the alert is no longer the caregiver's. */
export async function actOnAlert(
  ports: PushPorts,
  { token, action }: { token: string; action: PushAction },
): Promise<void> {
  const grant = await requireGrant(ports, token);
  const alert = await findAlert(ports, grant);
  if (alert === null) throw new AppError('not_found');
  await ports.alerts[action](alert);
  await ports.receipts.note(grant.notificationUid, 'opened', ports.clock.now());
}

/** The picture of the moment. @throws AppError `token_invalid`, or `not_found` when there was none. */
export async function getSnapshot(ports: PushPorts, token: string): Promise<Buffer> {
  const { alertUid } = await requireGrant(ports, token);
  const picture = alertUid === null ? null : await ports.snapshots.find(alertUid);
  if (picture === null) throw new AppError('not_found');
  return picture;
}

/**
 * The browser has a new address for the device that holds this token.
 * @throws AppError `token_invalid`, also when the device was removed: what was taken away does not come back by itself.
 */
export async function renewDevice(
  ports: PushPorts,
  { token, device }: { token: string; device: PushDevice },
): Promise<void> {
  const { userId, deviceId } = await requireGrant(ports, token);
  const to = { ...device, userId, now: ports.clock.now() };
  if (deviceId === null || !(await ports.devices.move(deviceId, to))) throw new AppError('token_invalid');
}
