import sharp from 'sharp';
import { addAlert, addFrames, type StoredNight } from '../client/stored-night';
import type { AppServer } from '../servers/app-server';

const SECOND = 1_000;
export const NOON = Date.UTC(2025, 9, 3, 12);
/** Ten pictures a second for four, from a second before the alert on; nothing for eight; five more. */
const OFFSETS = [
  ...Array.from({ length: 40 }, (_, index) => index * 100 - SECOND),
  ...Array.from({ length: 5 }, (_, index) => 11 * SECOND + index * 100),
];
/** Grey of each picture, so that it can be told from the others. */
export const LEVEL_STEP = 5;

export function drawGrey(level: number): Promise<Buffer> {
  const background = { r: level, g: level, b: level };
  return sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

/** The recording of an alert of noon. @returns its id, and those of its pictures in the order of their times. */
export async function addGreyRecording(
  query: AppServer['query'],
  cradle: StoredNight,
  uid: string,
): Promise<{ alertId: number; pictures: number[] }> {
  const raised = { uid, episode: uid, details: { value: 38.6 } };
  const alertId = await addAlert(query, cradle, { at: new Date(NOON), raised });
  const pictures: number[] = [];
  for (const [index, offset] of OFFSETS.entries()) {
    const jpeg = await drawGrey(index * LEVEL_STEP);
    const moments = [new Date(NOON + offset)];
    pictures.push(...(await addFrames(query, cradle, { jpeg, moments, alertId })));
  }
  return { alertId, pictures };
}
