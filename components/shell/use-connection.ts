'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { getHealthEndpoint } from '@/lib/operations/endpoints';
import { callEndpoint, isLostConnection } from '@/lib/shared/call-endpoint';

/** How often a page in sight asks whether the server is there, and how often once it is not. */
const HEARTBEAT_MS = 15_000;
const RETRY_MS = 2_000;
const PATIENCE_MS = 5_000;
/** How long the good news stays. */
const RESTORED_MS = 2_500;

/** `restored` for a moment after `lost`. */
export type Connection = 'ok' | 'lost' | 'restored';

async function reachesServer(): Promise<boolean> {
  try {
    await callEndpoint(getHealthEndpoint, {}, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether the server answers. What people do tells soonest: any query that found no connection; a page left alone
 * asks now and then. Once the server is back, everything on screen is asked for again.
 */
export function useConnection(): { readonly connection: Connection; readonly checkNow: () => void } {
  const queryClient = useQueryClient();
  const [connection, setConnection] = useState<Connection>('ok');
  const lost = connection === 'lost';
  const asking = useRef(false);

  const checkNow = useCallback(async () => {
    if (asking.current) return;
    asking.current = true;
    const reached = await reachesServer();
    asking.current = false;
    setConnection((before) => {
      if (!reached) return 'lost';
      return before === 'lost' ? 'restored' : before;
    });
  }, []);

  useEffect(() => {
    const unsubscribe = [queryClient.getQueryCache(), queryClient.getMutationCache()].map((cache) =>
      cache.subscribe((event) => {
        if (
          event.type === 'updated' &&
          event.action.type === 'error' &&
          isLostConnection(event.action.error)
        ) {
          setConnection('lost');
        }
      }),
    );
    return () => {
      for (const stop of unsubscribe) stop();
    };
  }, [queryClient]);

  useEffect(() => {
    const check = () => {
      if (document.visibilityState === 'visible') void checkNow();
    };
    const timer = setInterval(check, lost ? RETRY_MS : HEARTBEAT_MS);
    const moments = ['online', 'offline'] as const;
    for (const moment of moments) window.addEventListener(moment, check);
    document.addEventListener('visibilitychange', check);
    return () => {
      clearInterval(timer);
      for (const moment of moments) window.removeEventListener(moment, check);
      document.removeEventListener('visibilitychange', check);
    };
  }, [checkNow, lost]);

  useEffect(() => {
    if (connection !== 'restored') return;
    void queryClient.invalidateQueries();
    const timer = setTimeout(() => setConnection('ok'), RESTORED_MS);
    return () => clearTimeout(timer);
  }, [connection, queryClient]);

  return { connection, checkNow };
}
