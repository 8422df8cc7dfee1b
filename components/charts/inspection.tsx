'use client';

import { createContext, type ReactNode, use, useState } from 'react';

interface Inspection {
  /** Wall ms that every drawing of the page shows in words; null until somebody chose one. */
  at: number | null;
  choose: (at: number) => void;
}

const Context = createContext<Inspection>({ at: null, choose: () => undefined });

/** The drawings within look at one moment together. */
export function InspectionScope({ children }: { children: ReactNode }) {
  const [at, choose] = useState<number | null>(null);
  return <Context value={{ at, choose }}>{children}</Context>;
}

export function useInspection(): Inspection {
  return use(Context);
}
