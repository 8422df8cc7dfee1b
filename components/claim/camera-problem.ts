import type { CameraProblem } from '@/lib/i18n/scan/shape';

/** Why a browser has no camera to offer at all; null when it has to be asked. */
export function findCameraProblem({
  secure,
  capable,
}: {
  /** Reached over https, or on the same machine. */
  secure: boolean;
  capable: boolean;
}): CameraProblem | null {
  if (!secure) return 'insecure';
  return capable ? null : 'unsupported';
}

const PROBLEMS: Partial<Record<string, CameraProblem>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
};

/** What a refusal of getUserMedia means (Media Capture and Streams, 10.2). */
export function cameraProblemOf(error: unknown): CameraProblem {
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
  return PROBLEMS[name] ?? 'busy';
}
