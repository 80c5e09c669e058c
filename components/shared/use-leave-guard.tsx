'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { useDiscardGuard } from './use-discard-guard';

/**
 * Guards a page with work that is not saved: `leave` asks before it goes on, and so does every link inside the
 * console. `confirmation` is the question, to be rendered.
 */
export function useLeaveGuard(dirty: boolean): {
  leave: (goOn: () => void) => void;
  confirmation: ReactNode;
} {
  const router = useRouter();
  const next = useRef<() => void>(() => undefined);
  const { close, confirmation } = useDiscardGuard(dirty, () => next.current());
  const leave = (goOn: () => void) => {
    next.current = goOn;
    close();
  };
  const leaveNow = useRef(leave);
  leaveNow.current = leave;
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: MouseEvent) => {
      const href = ownAddress(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      leaveNow.current(() => router.push(href));
    };
    // Before the link itself sees the click.
    document.addEventListener('click', ask, { capture: true });
    return () => document.removeEventListener('click', ask, { capture: true });
  }, [dirty, router]);
  return { leave, confirmation };
}

/** Where an ordinary click on a link of the console leads; null for anything else. */
function ownAddress(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!(link instanceof HTMLAnchorElement) || !isPlain || link.origin !== window.location.origin) return null;
  return link.pathname + link.search;
}
