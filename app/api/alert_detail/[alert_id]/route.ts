import { alertDetailCall } from '@/lib/contracts/alerts';
import { toAlertDetail } from '@/lib/http/alert-answers';
import { compress } from '@/lib/http/compression';
import { handle, handleHead } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';
import { readRecording } from '@/lib/store/recording';

export const GET = handle(alertDetailCall, async ({ request, runtime, alert }) => {
  await runtime.storeReadings(alert.agentUuid);
  const recording = await readRecording(runtime.database, alert);
  return compress(request, jsonResponse(toAlertDetail(alert, recording)));
});

export const HEAD = handleHead(alertDetailCall);
