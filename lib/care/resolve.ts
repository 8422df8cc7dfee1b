import type { AlertOfCradle, CarePorts } from './ports';

/** Notes that an alert is over for its caregiver: the next one of its type rings anew. Again changes nothing. */
export async function resolve(
  { alerts, clock }: CarePorts,
  { alert, ownerId }: { alert: AlertOfCradle; ownerId: number },
): Promise<void> {
  await alerts.saveResolved({ id: alert.id, ownerId, now: clock.now() });
  alerts.resolve(alert);
}
