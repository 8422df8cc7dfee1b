import { kindOf } from '../facts';
import { ABOUT_BABY, type Rule, wholeSeconds } from './rule';

const AGAIN = { signal: 'direction', afterMs: 120_000 } as const;

/** A face that does not point up. Losing sight of it is no return to normal. */
export const abnormalPosition: Rule = {
  ...ABOUT_BABY,
  keys: ['abnormal_position'],
  faceDetected: true,
  again: AGAIN,
  judge: (facts, context) => judgePosition('face', facts, context),
};

/** No face. Any face that is seen is a return to normal. */
export const faceNotDetected: Rule = {
  ...ABOUT_BABY,
  keys: ['face_not_detected'],
  faceDetected: false,
  again: AGAIN,
  judge: (facts, context) => judgePosition('no_face', facts, context),
};

/** CONTRACT §5: one timer from the last "facing up"; the kind held when it runs out decides between the two. */
function judgePosition(
  kind: 'face' | 'no_face',
  { held, facingUpAt }: Parameters<Rule['judge']>[0],
  { now, settings }: Parameters<Rule['judge']>[1],
): ReturnType<Rule['judge']> {
  if (held === null) return facingUpAt === null ? { is: 'unknown' } : { is: 'normal' };
  if (kindOf(held.direction) !== kind) return { is: kind === 'no_face' ? 'normal' : 'pending' };
  const limit = settings.abnormalPositionTimeout;
  const due = held.countsFrom + limit * 1_000;
  if (now < due) return { is: 'pending', due };
  const seconds = wholeSeconds(now - held.countsFrom);
  const details = kind === 'face' ? { seconds, limit, direction: held.direction } : { seconds, limit };
  return { is: 'bad', since: held.countsFrom, details };
}
