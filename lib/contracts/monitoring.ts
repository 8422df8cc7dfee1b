import { z } from 'zod';
import { CRYING_STATUSES } from '@/lib/cradle/sensors/crying';
import { DEVICE_DIRECTIONS, DIRECTIONS } from '@/lib/cradle/sensors/direction';
import { defineCall } from './call';

const isoTime = z.iso.datetime().nullable();

export const agentStatusCall = defineCall({
  method: 'GET',
  path: '/api/agent_status/{uuid}',
  access: 'cradle',
  response: z.object({
    agent_uuid: z.string(),
    temperature: z.number().nullable(),
    crying: z.enum(CRYING_STATUSES).nullable(),
    direction: z.enum(DIRECTIONS).nullable(),
    face_direction: z.enum(DEVICE_DIRECTIONS).nullable(),
    last_direction_time: isoTime,
    last_normal_face_time: isoTime,
    last_update: isoTime,
  }),
});

export const sensorSnapshotCall = defineCall({
  method: 'GET',
  path: '/get_sensor_data/{uuid}',
  access: 'cradle',
  response: z.object({
    crying: z.enum(CRYING_STATUSES).nullable(),
    direction: z.enum(DIRECTIONS).nullable(),
    temperature: z.number().nullable(),
    timestamp: isoTime,
  }),
});
