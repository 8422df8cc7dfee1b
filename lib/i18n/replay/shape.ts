import type { CryingStatus } from '@/lib/cradle/sensors/crying';

/** Words of looking again at what was recorded around an alert. */
export interface ReplayWords {
  /** Name of the picture, for those who do not see it. */
  picture: string;
  position: (number: number, count: number) => string;
  /** Name of the slider, for those who do not see it. */
  chosen: string;
  play: string;
  pause: string;
  speed: string;
  previous: string;
  next: string;
  before: (seconds: number) => string;
  atAlert: string;
  after: (seconds: number) => string;
  loading: string;
  gone: string;
  /** At a moment of which no picture was kept. */
  noPicture: string;
  keys: string;
  tracks: { temperature: string; crying: string; direction: string; picture: string };
  crying: Record<CryingStatus, string>;
  /** Where nothing was measured. */
  unknown: string;
  /** Lowest and highest, with their unit. */
  range: (lowest: string, highest: string) => string;
  cried: (seconds: number) => string;
  notCried: string;
  /** What the hatching means. */
  gap: string;
  /** On the mark of the moment. */
  alert: string;
  recording: string;
  complete: string;
  showAll: string;
}
