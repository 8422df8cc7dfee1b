import { z } from 'zod';
import { parseCradleUuid } from '@/lib/cradle/uuid';
import { defineCall } from './call';

const isoTime = z.iso.datetime().meta({ description: 'ISO 8601, UTC' });

/** CONTRACT §2: any text that can be a level of an MQTT topic. */
const cradleUuid = z
  .string()
  .transform((text) => parseCradleUuid(text))
  .refine((uuid) => uuid !== null, { error: '1–255 characters without / + # or control characters' })
  .pipe(z.string());

export const agentShape = z.object({
  id: z.number().int(),
  uuid: z.string(),
  ip: z.string(),
  created_at: isoTime,
  updated_at: isoTime,
});

export const registerAgentCall = defineCall({
  method: 'POST',
  path: '/register_agent',
  access: 'open',
  body: z.object({ uuid: cradleUuid, ip: z.string().trim().max(255) }),
  missing: 'agent_fields_missing',
  response: z.object({
    status: z.literal('success'),
    message: z.enum(['에이전트 등록 성공', '에이전트 IP 업데이트 성공']),
  }),
  errorShape: 'agent',
});

export const claimCradleCall = defineCall({
  method: 'POST',
  path: '/register_cradle',
  access: 'user',
  body: z.object({ cradle_uuid: z.string().trim().min(1) }),
  missing: 'cradle_uuid_missing',
  response: z.object({
    success: z.literal(true),
    message: z.literal('요람이 등록되었습니다.'),
    agent: agentShape,
  }),
  form: { done: '/dashboard', failed: '/register_cradle' },
  twin: '/wire/register_cradle',
});

export const selectCradleCall = defineCall({
  method: 'POST',
  path: '/select_cradle',
  access: 'user',
  body: z.object({ uuid: z.string().trim().min(1) }),
  missing: 'uuid_missing',
  response: z.object({ success: z.literal(true), message: z.literal('요람이 선택되었습니다.') }),
});

export const listAgentsCall = defineCall({
  method: 'GET',
  path: '/api/agents',
  access: 'user',
  response: z.array(agentShape),
});
