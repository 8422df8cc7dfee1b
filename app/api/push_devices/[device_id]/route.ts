import { nameDevice, removeDevice } from '@/lib/care/push-devices';
import { parseRowId } from '@/lib/contracts/path-parameters';
import { namePushDeviceCall, removePushDeviceCall } from '@/lib/contracts/push-devices';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(namePushDeviceCall, async ({ runtime, session, params, body }) => {
  const id = parseRowId(params.device_id) ?? 0;
  await nameDevice(runtime.care, { userId: session.userId, id, name: body.name });
  return jsonResponse({ success: true });
});

export const DELETE = handle(removePushDeviceCall, async ({ runtime, session, params }) => {
  const id = parseRowId(params.device_id) ?? 0;
  await removeDevice(runtime.care, { userId: session.userId, id });
  return jsonResponse({ success: true });
});
