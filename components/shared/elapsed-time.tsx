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
  return (
    <span role="timer">
      {seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`}
    </span>
  );
}
