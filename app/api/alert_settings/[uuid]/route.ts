import { changeSettings } from '@/lib/care/change-settings';
import { alertSettingsCall, changeAlertSettingsCall } from '@/lib/contracts/alerts';
import { fromWireSettings, toWireSettings } from '@/lib/http/alert-answers';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';
import { getAlertSettings } from '@/lib/store/alert-settings';

export const GET = handle(alertSettingsCall, async ({ runtime, cradle }) => {
  const of = { userId: cradle.ownerId, agentId: cradle.id };
  return jsonResponse(toWireSettings(await getAlertSettings(runtime.database, of)));
});

export const POST = handle(changeAlertSettingsCall, async ({ runtime, cradle, body }) => {
  const settings = await changeSettings(runtime.care, { cradle, changes: fromWireSettings(body) });
  return jsonResponse({ success: true, settings: toWireSettings(settings) });
});
