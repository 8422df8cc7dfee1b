'use client';

import { useTimeZone } from '../time/use-time-zone';
import { Button } from '../ui/button';
import { PrintIcon } from '../ui/icons';

/** Not there without JavaScript, which it needs; the browser's own menu prints as well. */
export function PrintButton({ label }: { label: string }) {
  if (useTimeZone() === null) return null;
  return (
    <Button variant="outline" onClick={() => window.print()}>
      <PrintIcon className="size-5" />
      {label}
    </Button>
  );
}
