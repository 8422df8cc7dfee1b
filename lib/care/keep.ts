import type { CarePorts } from './ports';

/** Says whether the recording of an alert outlives the days that others are kept. */
export async function keep(
  { alerts }: Pick<CarePorts, 'alerts'>,
  { id, ownerId, kept }: { id: number; ownerId: number; kept: boolean },
): Promise<void> {
  await alerts.saveKept({ id, ownerId, kept });
}
