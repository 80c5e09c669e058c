'use client';

import { Box, Tooltip } from '@mui/material';
import { useSyncExternalStore } from 'react';
import { formatAge, formatTimestamp } from './format';

const TICK_MS = 20_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let nowMs = Date.now();

/** One clock for every age on the page. */
function subscribe(listener: () => void): () => void {
  // Nobody looked at the clock meanwhile.
  if (listeners.size === 0) nowMs = Date.now();
  listeners.add(listener);
  timer ??= setInterval(() => {
    nowMs = Date.now();
    for (const notify of listeners) notify();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function currentTime(timestamp: string): number {
  // A moment newer than the last tick must not read as "in the future".
  if (Date.parse(timestamp) > nowMs) nowMs = Date.now();
  return nowMs;
}

/** Age of a moment ("2h ago") with the exact local time in a tooltip. */
export function RelativeTime({ timestamp }: { timestamp: string }) {
  // A server has no ticks: its clock would stand still from its start on.
  const readClock = () => (typeof window === 'undefined' ? Date.now() : currentTime(timestamp));
  const now = useSyncExternalStore(subscribe, readClock, readClock);
  return (
    <Tooltip title={<span>{formatTimestamp(timestamp)}</span>}>
      <Box component="time" dateTime={timestamp} suppressHydrationWarning sx={{ whiteSpace: 'nowrap' }}>
        {formatAge(timestamp, now)}
      </Box>
    </Tooltip>
  );
}
