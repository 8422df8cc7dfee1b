import type { Clip, ClipInterval } from '@/lib/recordings/clip';

/**
 * Changes with the frames of the interval: while a minute is being recorded there are more, and when it was swept
 * fewer. Ids are never given twice, so whoever has the cradle later cannot arrive at a clip of those before.
 */
export function clipName({ frames, ...interval }: Clip): string {
  const ends = [frames[0]?.id ?? 0, frames.at(-1)?.id ?? 0];
  return [intervalName(interval), frames.length, ...ends].join('-');
}

/** Whether a name is of that interval, with whatever frames. */
export function isOfInterval(name: string, interval: ClipInterval): boolean {
  return name.startsWith(`${intervalName(interval)}-`);
}

export function isOfCradle(name: string, agentId: number): boolean {
  return name.startsWith(`${agentId}-`);
}

/** When what a name stands for was over, wall ms; null for a name that is none of ours. */
export function endOfClip(name: string): number | null {
  const [, end] = /^\d+--?\d+-(-?\d+)-/.exec(name) ?? [];
  return end === undefined ? null : Number(end);
}

function intervalName({ agentId, from, to }: ClipInterval): string {
  return [agentId, from, to].join('-');
}
