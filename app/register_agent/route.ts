import { registerAgent } from '@/lib/care/register-agent';
import { registerAgentCall } from '@/lib/contracts/cradles';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(registerAgentCall, async ({ runtime, body, address }) => {
  const known = runtime.directory.find(body.uuid) !== null;
  await runtime.rateLimits.take(known ? 'registerKnownAgent' : 'registerUnknownAgent', address);
  const { created } = await registerAgent(runtime.care, body);
  const message = created ? '에이전트 등록 성공' : '에이전트 IP 업데이트 성공';
  return jsonResponse({ status: 'success', message });
});
