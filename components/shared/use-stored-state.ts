'use client';

import { useCallback, useSyncExternalStore } from 'react';
import type { z } from 'zod';

const changed = new EventTarget();

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener);
  window.addEventListener('storage', listener);
  return () => {
    changed.removeEventListener('change', listener);
    window.removeEventListener('storage', listener);
  };
}

function readText(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** A value kept in this browser, checked when read; null while absent, invalid or on the server. */
export function readStored<S extends z.ZodType>(key: string, schema: S): z.output<S> | null {
  return parseStored(readText(key), schema);
}

function parseStored<S extends z.ZodType>(text: string | null, schema: S): z.output<S> | null {
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Keeps a value for later visits, and tells every `useStoredState` of this page that reads it. */
export function writeStored(key: string, value: unknown): void {
  try {
    window.localStorage.setItem(key, JSON.stringify(value));
    changed.dispatchEvent(new Event('change'));
  } catch {
    // Storage may be full or forbidden; what is remembered is a convenience only.
  }
}

/** `useState` that outlives the page; `fallback` on the server and until something was chosen. */
export function useStoredState<S extends z.ZodType>(
  key: string,
  schema: S,
  fallback: z.output<S>,
): [z.output<S>, (value: z.output<S>) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => readText(key),
    () => null,
  );
  const write = useCallback((value: z.output<S>) => writeStored(key, value), [key]);
  return [parseStored(text, schema) ?? fallback, write];
}
