import { sensorSnapshotCall } from '@/lib/contracts/monitoring';
import { toSensorSnapshot } from '@/lib/http/cradle-answers';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const GET = handle(sensorSnapshotCall, async ({ runtime, cradle }) =>
  jsonResponse(toSensorSnapshot(runtime.stateOf(cradle.uuid))),
);
