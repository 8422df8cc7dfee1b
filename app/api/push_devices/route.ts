import { listPushDevicesCall } from '@/lib/contracts/push-devices';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';
import { toPushDeviceAnswer } from '@/lib/http/session-answers';
import { listPushDevices } from '@/lib/store/push-devices';

export const GET = handle(listPushDevicesCall, async ({ runtime, session: { userId } }) => {
  const devices = await listPushDevices(runtime.database, { userId, now: runtime.clock.now() });
  return jsonResponse(devices.map(toPushDeviceAnswer));
});
