import { healthCall } from '@/lib/contracts/health';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const GET = handle(healthCall, async () => jsonResponse({ status: 'live' }));
