import { pushKeyCall } from '@/lib/contracts/push';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const GET = handle(pushKeyCall, async ({ runtime }) => jsonResponse({ public_key: runtime.pushKey }));
