import type { Call } from '@/lib/contracts/call';
import { AppError } from '@/lib/platform/errors';
import { MEDIA_LINK_FIELD } from './media-subject';
import { matchPath } from './path-params';

/** A path that a media link may open, taken apart. */
export interface MediaTarget {
  call: Call;
  params: Record<string, string>;
  query: URLSearchParams;
  /** The path as it was asked for, still escaped. */
  path: string;
}

/**
 * The call behind a path of our own that a `<video>` or a WebView would open.
 * @throws AppError `media_path_invalid` for every other text.
 */
export function parseMediaTarget(calls: readonly Call[], text: string): MediaTarget {
  // Without this an address of another server would be taken for a path.
  if (!/^\/[^/\\]/.test(text) || !URL.canParse(text, BASE)) throw new AppError('media_path_invalid');
  const { pathname, searchParams } = new URL(text, BASE);
  searchParams.delete(MEDIA_LINK_FIELD);
  for (const call of calls) {
    const params = call.mediaLink ? matchPath(call.path, pathname) : null;
    if (params !== null) return { call, params, query: searchParams, path: pathname };
  }
  throw new AppError('media_path_invalid');
}

const BASE = 'http://path.invalid';
