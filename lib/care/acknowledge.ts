import type { AlertOfCradle, CarePorts } from './ports';

/**
 * Notes that a caregiver looks after an alert and all that follow it without a return to normal: none of them rings
 * any more. Again, or by somebody else, changes nothing.
 */
export async function acknowledge(
  { alerts, clock }: CarePorts,
  { alert, ownerId, by }: { alert: AlertOfCradle; ownerId: number; by: string },
): Promise<void> {
  const { id, episode } = alert;
  await alerts.saveAcknowledged({ id, episode, ownerId, now: clock.now(), by });
  alerts.acknowledge(alert, by);
}
