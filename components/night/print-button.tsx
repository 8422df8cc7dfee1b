'use client';

import { Button } from '../ui/button';
import { PrintIcon } from '../ui/icons';

export function PrintButton({ label }: { label: string }) {
  return (
    <Button variant="outline" onClick={() => window.print()}>
      <PrintIcon className="size-5" />
      {label}
    </Button>
  );
}
