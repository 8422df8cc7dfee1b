import type { CarePorts } from './ports';

/** Notes that a caregiver has looked after an alert. Resolving again changes nothing. */
export async function resolve(
  { alerts, clock }: CarePorts,
  { id, agentUuid }: { id: number; agentUuid: string },
): Promise<void> {
  await alerts.saveResolved({ id, now: clock.now() });
  alerts.takeOff(agentUuid, id);
}
