import { z } from 'zod';
import { MOTOR_ACTIONS } from '@/lib/cradle/topics';
import { defineCall } from './call';

export const controlMotorCall = defineCall({
  method: 'POST',
  path: '/control_motor/{uuid}',
  access: 'cradle',
  body: z.object({ action: z.enum(MOTOR_ACTIONS) }),
  missing: 'motor_action_invalid',
  unfit: 'motor_action_invalid',
  response: z.object({ success: z.literal(true) }),
});
