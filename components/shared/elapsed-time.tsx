'use client';

import { useEffect, useState } from 'react';

/** Whole seconds of work that goes on, counting on between two reports of the server. */
export function ElapsedTime({ elapsedMs }: { elapsedMs: number }) {
  const [seconds, setSeconds] = useState(Math.floor(elapsedMs / 1_000));
  useEffect(() => {
    const begun = Date.now() - elapsedMs;
    const tick = () => setSeconds(Math.floor((Date.now() - begun) / 1_000));
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [elapsedMs]);
  return <span role="timer">{inWords(seconds)}</span>;
}

/** `42 s`, `5 min 3 s`, `3 h 12 min`, `9 days`. */
function inWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} days`;
  if (hours > 0) return `${hours} h ${minutes % 60} min`;
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}
