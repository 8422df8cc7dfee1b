'use client';

import type { WireSession } from '@/lib/contracts/sessions';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import type { SessionEnding } from './use-sessions';

interface SessionListProps {
  sessions: readonly WireSession[];
  ending: SessionEnding;
  locale: Locale;
}

/** Where this account is signed in, this browser first. */
export function SessionList({ sessions, ending, locale }: SessionListProps) {
  const text = words(locale).accountPage.sessions;
  const sorted = sessions.toSorted((a, b) => Number(b.current) - Number(a.current));
  return (
    <div className="grid gap-3">
      <ul className="divide-y divide-line">
        {sorted.map((session) => (
          <SessionRow key={session.id} session={session} ending={ending} locale={locale} />
        ))}
      </ul>
      <div role="status" className="empty:absolute">
        {ending.done ? <Notice tone="good">{text.ended}</Notice> : null}
      </div>
      <div role="alert" className="empty:absolute">
        {ending.error === null ? null : <Notice tone="danger">{ending.error}</Notice>}
      </div>
      {sessions.length < 2 ? (
        <p className="text-muted">{text.alone}</p>
      ) : (
        <Button variant="outline" busy={ending.busy} onClick={() => ending.end(null)}>
          {ending.busy ? text.ending : text.endOthers}
        </Button>
      )}
    </div>
  );
}

function SessionRow({
  session,
  ending,
  locale,
}: Omit<SessionListProps, 'sessions'> & { session: WireSession }) {
  const { browser, sessions: text } = words(locale).accountPage;
  const name = browser(session);
  return (
    <li data-session={session.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
      <div className="min-w-0">
        <p className="font-semibold">
          {name}
          {session.current ? <span className="text-good"> · {text.current}</span> : null}
        </p>
        <p className="text-sm text-muted">
          {text.lastSeen} <LocalTime at={Date.parse(session.last_seen_at)} style="moment" locale={locale} /> ·{' '}
          {text.since} <LocalTime at={Date.parse(session.created_at)} style="moment" locale={locale} />
        </p>
      </div>
      {session.current ? null : (
        <Button
          variant="quiet"
          aria-label={text.endThis(name)}
          busy={ending.busy}
          onClick={() => ending.end(session.id)}
        >
          {text.end}
        </Button>
      )}
    </li>
  );
}
