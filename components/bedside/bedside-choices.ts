/** What the caregiver chose at this bed, in percent. */
export interface BedsideChoices {
  /** How much of the light is taken away. */
  shade: number;
  /** Of the alarm. */
  volume: number;
}

interface ChoiceRange {
  min: number;
  max: number;
  /** Until somebody chooses. */
  first: number;
}

export const CHOICE_RANGES = {
  // At the darkest, the clock can still just be read.
  shade: { min: 0, max: 80, first: 0 },
  // Not down to nothing: an alarm that cannot be heard is none.
  volume: { min: 20, max: 100, first: 100 },
} as const satisfies Record<keyof BedsideChoices, ChoiceRange>;

/** Of this browser: how loud and how bright it has to be depends on where it stands. */
const KEY = 'bedside-choices';

/** What was kept, whoever wrote it: what nobody could have chosen is as if nobody had. */
export function parseBedsideChoices(kept: string | null): BedsideChoices {
  const { shade, volume } = parseObject(kept);
  return { shade: choiceOf('shade', shade), volume: choiceOf('volume', volume) };
}

export function readBedsideChoices(): BedsideChoices {
  try {
    return parseBedsideChoices(window.localStorage.getItem(KEY));
  } catch {
    return parseBedsideChoices(null);
  }
}

export function keepBedsideChoices(choices: BedsideChoices): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // Not kept: the next night begins bright and loud.
  }
}

function choiceOf(name: keyof BedsideChoices, value: unknown): number {
  const { min, max, first } = CHOICE_RANGES[name];
  return typeof value === 'number' && value >= min && value <= max ? value : first;
}

function parseObject(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
