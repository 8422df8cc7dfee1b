import type { Call } from '@/lib/contracts/call';

/** Field of a query in which a link brings its signature. */
export const MEDIA_LINK_FIELD = 'link';

/** What a media link opens, to the letter: the call, the thing it names, and the fields that the call binds. */
export function mediaSubject(call: Call, params: Record<string, string>, query: URLSearchParams): string {
  const bound = (call.mediaLink?.binds ?? []).map((field) => query.get(field) ?? '');
  return JSON.stringify([call.name, Object.entries(params).sort(), bound]);
}
