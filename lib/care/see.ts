import type { CarePorts } from './ports';

/** Notes that a caregiver has looked at an alert. Again changes nothing. */
export async function see(
  { alerts, clock }: CarePorts,
  { id, ownerId }: { id: number; ownerId: number },
): Promise<void> {
  await alerts.saveSeen({ id, ownerId, now: clock.now() });
}

/** Notes so of all alerts that were on a list. @param until wall ms at which that was made. */
export async function seeAll(
  { alerts, clock }: CarePorts,
  { ownerId, until }: { ownerId: number; until: number },
): Promise<void> {
  await alerts.saveAllSeen({ ownerId, until, now: clock.now() });
}
