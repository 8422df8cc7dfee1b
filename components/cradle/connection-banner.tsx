import type { LiveSnapshot } from '@/lib/contracts/live';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Notice } from '../ui/notice';
import type { LiveLink } from './live-feed';

interface ConnectionBannerProps {
  link: LiveLink;
  broker: LiveSnapshot['broker'] | null;
  locale: Locale;
}

/** Says when the watching itself is interrupted. The region is always there, so that what appears in it is read out. */
export function ConnectionBanner({ link, broker, locale }: ConnectionBannerProps) {
  const text = words(locale).dashboard;
  const problem = link === 'lost' ? text.linkLost : broker === 'down' ? text.brokerDown : null;
  return (
    <div role="alert" className={problem === null ? 'sr-only' : 'mb-3'}>
      {problem === null ? null : <Notice tone="danger">{problem}</Notice>}
    </div>
  );
}
