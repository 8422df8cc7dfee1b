'use client';

import * as Radix from '@radix-ui/react-dialog';
import { setNonce } from 'get-nonce';
import { type ReactNode, useEffect, useRef } from 'react';
import { CloseIcon } from './icons';

interface DialogProps {
  open: boolean;
  title: string;
  /** Read out with the title. */
  description?: string;
  /** Name of the button that closes it. */
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}

/** Over the page, with the focus kept in it until it is answered or left with Escape. */
export function Dialog({ open, title, description, closeLabel, onClose, children }: DialogProps) {
  useStyleNonce();
  // Radix gives the focus back to its own trigger, and a dialog of ours is opened by whatever was pressed.
  const openerRef = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-stage/70" />
        <Radix.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          onOpenAutoFocus={() => {
            openerRef.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (openerRef.current instanceof HTMLElement) openerRef.current.focus();
          }}
          className="fixed inset-x-0 bottom-0 z-50 mx-auto max-h-[90dvh] w-full max-w-lg overflow-y-auto rounded-t-card bg-surface p-5 shadow-card sm:inset-y-0 sm:my-auto sm:h-fit sm:rounded-card"
        >
          <div className="flex items-start justify-between gap-3">
            <Radix.Title className="text-xl font-bold">{title}</Radix.Title>
            <Radix.Close
              aria-label={closeLabel}
              className="-mt-2 -mr-2 inline-flex size-11 items-center justify-center rounded-control text-muted hover:bg-sunken hover:text-ink"
            >
              <CloseIcon />
            </Radix.Close>
          </div>
          {description === undefined ? null : (
            <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>
          )}
          <div className="mt-4">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The page's policy takes styles that scripts add only with the nonce of this page. */
function useStyleNonce(): void {
  useEffect(() => {
    const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
    if (nonce) setNonce(nonce);
  }, []);
}
