import { z } from 'zod';
import { parseCradleName } from '@/lib/cradle/name';
import type { IssueRule } from '@/lib/platform/validation-issue';
import { defineCall } from './call';
import { cradleUuid, done, doneWith, isoTime } from './shapes';

export const agentShape = z.object({
  id: z.int(),
  uuid: z.string(),
  ip: z.string(),
  name: z.string().nullable().meta({ description: 'Ours: what its caregiver calls it; null without a name' }),
  created_at: isoTime,
  updated_at: isoTime,
});

const AGENT = {
  id: 7,
  uuid: 'cradle-unique-id-example',
  ip: '192.168.0.7',
  name: null,
  created_at: '2025-10-03T12:34:56.000Z',
  updated_at: '2025-10-03T12:34:56.000Z',
};

export const registerAgentCall = defineCall({
  name: 'registerAgent',
  method: 'POST',
  path: '/register_agent',
  access: 'open',
  body: z.object({ uuid: cradleUuid, ip: z.string().trim().max(255) }),
  missing: 'agent_fields_missing',
  answers: {
    200: z.object({
      status: z.literal('success'),
      message: z.enum(['에이전트 등록 성공', '에이전트 IP 업데이트 성공']),
    }),
  },
  refusals: ['too_many_requests', 'database_unavailable'],
  errorShape: 'agent',
  example: {
    body: { uuid: 'cradle-unique-id-example', ip: '192.168.0.7' },
    answer: { status: 'success', message: '에이전트 등록 성공' },
  },
});

export const claimCradleCall = defineCall({
  name: 'claimCradle',
  method: 'POST',
  path: '/register_cradle',
  access: 'user',
  body: z.object({ cradle_uuid: z.string().trim().min(1) }),
  missing: 'cradle_uuid_missing',
  answers: { 200: doneWith('요람이 등록되었습니다.').extend({ agent: agentShape }) },
  refusals: ['cradle_not_registered', 'cradle_claimed'],
  form: { done: '/dashboard', failed: '/register_cradle' },
  twin: '/wire/register_cradle',
  example: {
    body: { cradle_uuid: 'cradle-unique-id-example' },
    answer: { success: true, message: '요람이 등록되었습니다.', agent: AGENT },
  },
});

export const selectCradleCall = defineCall({
  name: 'selectCradle',
  method: 'POST',
  path: '/select_cradle',
  access: 'user',
  body: z.object({ uuid: z.string().trim().min(1) }),
  missing: 'uuid_missing',
  answers: { 200: doneWith('요람이 선택되었습니다.') },
  refusals: ['cradle_not_selectable'],
  example: {
    body: { uuid: 'cradle-unique-id-example' },
    answer: { success: true, message: '요람이 선택되었습니다.' },
  },
});

/** The cradle's readings, frames, alerts and settings are deleted with it; it is free to be claimed again. */
export const deleteCradleCall = defineCall({
  name: 'deleteCradle',
  method: 'POST',
  path: '/delete_cradle',
  access: 'user',
  body: z.object({ uuid: z.string().trim().min(1) }),
  missing: 'uuid_missing',
  answers: { 200: doneWith('요람이 삭제되었습니다.') },
  refusals: ['cradle_not_selectable'],
  example: {
    body: { uuid: 'cradle-unique-id-example' },
    answer: { success: true, message: '요람이 삭제되었습니다.' },
  },
});

export const listAgentsCall = defineCall({
  name: 'listAgents',
  method: 'GET',
  path: '/api/agents',
  access: 'user',
  answers: { 200: z.array(agentShape) },
  example: { answer: [AGENT] },
});

/** CradleName of lib/cradle/name.ts; an empty text takes the name away. */
const cradleName = z
  .string()
  .transform((text) => (text.trim() === '' ? { name: null } : { name: parseCradleName(text) ?? undefined }))
  .refine(({ name }) => name !== undefined, { error: 'cradle_name' satisfies IssueRule })
  .transform(({ name }) => name ?? null)
  .meta({
    description:
      '1–40 characters without control characters, blanks at the ends are cut; empty takes it away',
    examples: ['하준이 요람'],
  });

export const nameCradleCall = defineCall({
  name: 'nameCradle',
  method: 'POST',
  path: '/api/cradle_name/{uuid}',
  access: 'cradle',
  body: z.object({ name: cradleName }),
  answers: { 200: done.extend({ name: z.string().nullable() }) },
  ours: true,
  example: { body: { name: '하준이 요람' }, answer: { success: true, name: '하준이 요람' } },
});
