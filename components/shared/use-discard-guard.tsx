'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { ConfirmDialog } from './confirm-dialog';

/**
 * Guards work that is not saved: `close` asks first, whichever way one leaves, and so does the browser.
 * `confirmation` is the question, to be rendered.
 */
export function useDiscardGuard(
  dirty: boolean,
  onClose: () => void,
): { close: () => void; confirmation: ReactNode } {
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
  return {
    close: () => (dirty ? setAsking(true) : onClose()),
    confirmation: (
      <ConfirmDialog
        open={asking}
        title="Discard what you wrote?"
        confirmLabel="Discard"
        cancelLabel="Keep editing"
        onCancel={() => setAsking(false)}
        onConfirm={onClose}
      >
        It has not been saved.
      </ConfirmDialog>
    ),
  };
}
