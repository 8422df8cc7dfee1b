import { createMediaLinkCall } from '@/lib/contracts/media-links';
import { handle } from '@/lib/http/handler';
import { createMediaLink } from '@/lib/http/media-link';
import { jsonResponse } from '@/lib/http/responses';
import { toIso } from '@/lib/platform/time';

export const POST = handle(createMediaLinkCall, async ({ runtime, session, body }) => {
  const { url, expiresAt } = await createMediaLink(runtime, { session, path: body.path });
  return jsonResponse({ success: true, url, expires_at: toIso(expiresAt) });
});
