/** What keeps a browser from looking through the camera; see components/claim/camera-problem.ts. */
export type CameraProblem = 'insecure' | 'unsupported' | 'denied' | 'missing' | 'busy';

/** Words of claiming a cradle by its QR code. */
export interface ScanWords {
  title: string;
  hint: string;
  open: string;
  opening: string;
  looking: string;
  stop: string;
  /** A code was seen that is no cradle's. */
  other: string;
  found: (uuid: string) => string;
  problems: Record<CameraProblem, string>;
  photo: string;
  reading: string;
  /** A photo without any code. */
  nothing: string;
  /** What is no picture, or cannot be read for another reason. */
  unreadable: string;
  /** What the moving picture is, for those who do not see it. */
  view: string;
  or: string;
}
