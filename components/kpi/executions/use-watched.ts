'use client';

import { useEffect, useRef } from 'react';

/** Whether the screen that began something still shows it; for telling the end of what goes on without it. */
export function useWatched() {
  const watched = useRef(true);
  useEffect(() => {
    watched.current = true;
    return () => {
      watched.current = false;
    };
  }, []);
  return watched;
}
