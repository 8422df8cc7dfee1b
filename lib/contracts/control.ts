import { z } from 'zod';
import { MOTOR_ACTIONS } from '@/lib/cradle/topics';
import { defineCall } from './call';
import { done } from './shapes';

export const controlMotorCall = defineCall({
  name: 'controlMotor',
  method: 'POST',
  path: '/control_motor/{uuid}',
  access: 'cradle',
  body: z.object({ action: z.enum(MOTOR_ACTIONS) }),
  missing: 'motor_action_invalid',
  unfit: 'motor_action_invalid',
  answers: { 200: done },
  refusals: ['motor_not_sent'],
  example: { body: { action: 'start' }, answer: { success: true } },
});
