'use client';

import { createContext, type ReactNode, use, useState } from 'react';
import { findNews, type MadeList } from './find-news';
import { useOpenNow } from './open-now';

interface AlertListNow {
  /** All of them were marked as read a moment ago. */
  allSeen: boolean;
  noteAllSeen(): void;
  /** How many were read since the list was made: to answer one is to read it. */
  read: number;
  noteRead(id: number, isRead: boolean): void;
  /** Where what began since is listed; null when nothing did. */
  news: string | null;
  /** Whether there is something new cannot be asked. */
  newsLost: boolean;
}

const Context = createContext<AlertListNow>({
  ...{ allSeen: false, noteAllSeen: () => undefined },
  ...{ read: 0, noteRead: () => undefined },
  ...{ news: null, newsLost: false },
});

interface AlertListScopeProps {
  /** Null where what is stored cannot be read. */
  list: MadeList | null;
  children: ReactNode;
}

/** What the head of a list and its alerts have in common, and what has happened since it was made. */
export function AlertListScope({ list, children }: AlertListScopeProps) {
  const [allSeen, setAllSeen] = useState(false);
  const [read, setRead] = useState<ReadonlySet<number>>(new Set());
  const [noteRead] = useState(() => (id: number, isRead: boolean) => {
    setRead((before) => (before.has(id) === isRead ? before : toggled(before, id)));
  });
  const { cradles, link } = useOpenNow();
  const now = {
    ...{ allSeen, noteAllSeen: () => setAllSeen(true) },
    ...{ read: read.size, noteRead },
    news: list === null ? null : findNews(cradles, list),
    newsLost: link === 'lost',
  };
  return <Context value={now}>{children}</Context>;
}

export const useAlertList = (): AlertListNow => use(Context);

function toggled(ids: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const changed = new Set(ids);
  if (!changed.delete(id)) changed.add(id);
  return changed;
}
