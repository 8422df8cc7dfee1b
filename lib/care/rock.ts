import type { MotorAction } from '@/lib/cradle/topics';
import type { CarePorts } from './ports';

/** Asks a cradle to rock or to stop. @throws AppError `motor_not_sent` when the broker did not take it. */
export async function rock(
  { motor, clock }: CarePorts,
  { uuid, action, by }: { uuid: string; action: MotorAction; by: string },
): Promise<void> {
  await motor.send(uuid, action);
  motor.noteRequest(uuid, { action, at: clock.now(), by });
}
