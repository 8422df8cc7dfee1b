'use client';

import { useInBrowser } from '../pwa/use-in-browser';
import { Button } from '../ui/button';
import { PrintIcon } from '../ui/icons';

const alive = (): boolean => true;

/** Not there without JavaScript, which it needs; the browser's own menu prints as well. */
export function PrintButton({ label }: { label: string }) {
  if (!useInBrowser(alive)) return null;
  return (
    <Button variant="outline" onClick={() => window.print()}>
      <PrintIcon className="size-5" />
      {label}
    </Button>
  );
}
