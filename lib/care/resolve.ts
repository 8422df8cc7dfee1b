import type { CarePorts } from './ports';

/** Notes that a caregiver has looked after an alert. Resolving again changes nothing. */
export async function resolve(
  { alerts, clock }: CarePorts,
  { id, agentUuid, ownerId }: { id: number; agentUuid: string; ownerId: number },
): Promise<void> {
  await alerts.saveResolved({ id, ownerId, now: clock.now() });
  alerts.takeOff(agentUuid, id);
}
