import type { CarePorts } from './ports';

/** A cradle says that it is there. @returns whether it was unknown until now. */
export async function registerAgent(
  { cradles, directory, clock }: CarePorts,
  { uuid, ip }: { uuid: string; ip: string },
): Promise<{ created: boolean }> {
  const created = directory.find(uuid) === null;
  await cradles.saveAddress({ uuid, ip, now: clock.now() });
  const cradle = await cradles.find(uuid);
  // Somebody may have claimed it since that was read: what the directory knows already is as new or newer.
  if (cradle && directory.find(uuid) === null) directory.note(cradle);
  return { created };
}
