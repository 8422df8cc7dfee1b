import type { ReactNode } from 'react';
import { Card } from '../ui/card';

/** One subject of the report. */
export function NightSection({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: string;
  children?: ReactNode;
}) {
  return (
    <Card className="print:border-0 print:p-0 print:shadow-none">
      <h2 className="text-lg font-bold">{title}</h2>
      {hint === undefined ? null : <p className="text-muted">{hint}</p>}
      {children ? <div className="mt-3">{children}</div> : null}
    </Card>
  );
}

/** A thing that happened: when and how long at its beginning, then what there is to say of it. */
export function NightLine({
  time,
  length,
  children,
}: {
  time: ReactNode;
  length: string;
  children: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-t border-line py-2.5 first:border-0 print:break-inside-avoid">
      <span className="font-semibold tabular-nums">{time}</span>
      <span className="text-right font-semibold tabular-nums">{length}</span>
      <span className="col-span-2 text-muted empty:hidden">{children}</span>
    </li>
  );
}
