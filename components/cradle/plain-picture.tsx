import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Notice } from '../ui/notice';

/** For a browser without JavaScript: it plays the stream itself, and the server puts in a card when it falls silent. */
export function PlainPicture({ uuid, locale }: { uuid: string; locale: Locale }) {
  const { dashboard, picture } = words(locale);
  return (
    <div className="mb-4 grid gap-3">
      <Notice tone="warn">{dashboard.noScript}</Notice>
      {/* biome-ignore lint/performance/noImgElement: an endless stream cannot go through an image optimiser */}
      <img src={`/stream/${encodeURIComponent(uuid)}`} alt={picture.label} className="w-full rounded-card" />
    </div>
  );
}
