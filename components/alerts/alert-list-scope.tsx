'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';

interface AllSeen {
  allSeen: boolean;
  note(): void;
}

const Context = createContext<AllSeen>({ allSeen: false, note: () => undefined });

/** What the head of a list and its alerts have in common: all of them were marked as read a moment ago. */
export function AllSeenScope({ children }: { children: ReactNode }) {
  const [allSeen, setAllSeen] = useState(false);
  return <Context value={{ allSeen, note: () => setAllSeen(true) }}>{children}</Context>;
}

export const useAllSeen = (): AllSeen => useContext(Context);
