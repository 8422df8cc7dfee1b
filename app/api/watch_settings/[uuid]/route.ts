import { changeWatchSettings } from '@/lib/care/change-watch-settings';
import { changeWatchSettingsCall, watchSettingsCall } from '@/lib/contracts/alerts';
import { fromWireWatchSettings, toWireWatchSettings } from '@/lib/http/alert-answers';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';
import { getWatchSettings } from '@/lib/store/watch-settings';

export const GET = handle(watchSettingsCall, async ({ runtime, cradle }) =>
  jsonResponse(toWireWatchSettings(await getWatchSettings(runtime.database, cradle.id))),
);

export const POST = handle(changeWatchSettingsCall, async ({ runtime, cradle, body }) => {
  const settings = await changeWatchSettings(runtime.care, { cradle, changes: fromWireWatchSettings(body) });
  return jsonResponse({ success: true, settings: toWireWatchSettings(settings) });
});
