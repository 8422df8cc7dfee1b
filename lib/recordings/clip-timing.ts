/** How long a picture is shown of which nothing says how long, in ms: cradles send ten a second. */
const USUAL_MS = 100;
/** Rows of earlier installations have whole seconds: pictures of one timestamp were taken within this time, in ms. */
const ONE_STAMP_MS = 1_000;

/**
 * How long each picture of a clip is shown, in ms (not whole ones), so that it plays as fast as life: until the next
 * one was taken, a gap as long as it was. Pictures that share a timestamp share its second evenly. Of what follows
 * the last timestamp nobody knows: its pictures are shown for as long as the others usually are, and not beyond its
 * second. A time before the one in front of it counts as equal to it.
 */
export function clipTiming(times: readonly number[]): number[] {
  const groups = groupEqual(times);
  const durations = groups
    .slice(0, -1)
    .flatMap(({ at, count }, index) => spread(count, (groups[index + 1]?.at ?? at) - at));
  const last = groups.at(-1);
  if (last) durations.push(...lastOnes(last.count, durations));
  return durations;
}

/** From when on each picture of a clip is shown, in wall ms: its own time where it has one to itself. */
export function shownFrom(times: readonly number[]): number[] {
  const durations = clipTiming(times);
  let next = times[0] ?? 0;
  return durations.map((duration) => {
    const from = next;
    next += duration;
    return from;
  });
}

interface Group {
  at: number;
  count: number;
}

function groupEqual(times: readonly number[]): Group[] {
  const groups: Group[] = [];
  for (const at of times) {
    const current = groups.at(-1);
    if (current && at <= current.at) current.count += 1;
    else groups.push({ at, count: 1 });
  }
  return groups;
}

/** `count` pictures until the next timestamp; when that is far away the last of them stands still. */
function spread(count: number, untilNextMs: number): number[] {
  const each = Math.min(untilNextMs, ONE_STAMP_MS) / count;
  const durations = new Array<number>(count).fill(each);
  durations[count - 1] = untilNextMs - each * (count - 1);
  return durations;
}

function lastOnes(count: number, before: readonly number[]): number[] {
  const share = ONE_STAMP_MS / count;
  const usual = median(before) ?? (count === 1 ? USUAL_MS : share);
  return new Array<number>(count).fill(Math.min(usual, share));
}

/** The lower of the two in the middle: a value that was there. Null of nothing. */
function median(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? null;
}
