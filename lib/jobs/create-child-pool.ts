import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Logger } from 'pino';
import { ChildError, type ChildPool, type ChildRunOptions } from './child-pool';
import { createSlots, type Slots } from './create-slots';
import { type Child, forkChild } from './fork-child';
import { streamFromChild } from './stream-from-child';

/** Idle children kept of one entry; a fork costs about 0.1 s, so that the next one should be there already. */
const SPARES = 2;

export interface ChildPoolOptions {
  /** Where the bundles are. */
  readonly directory: string;
  readonly log: Logger;
  /** Children of one entry at work at the same time; more wait their turn. An entry never waits for another. */
  readonly maxConcurrent?: number;
}

/** Keeps warm children of every entry that was used once. A child that did not succeed is never used again. */
export function createChildPool(options: ChildPoolOptions): ChildPool {
  const { directory, log, maxConcurrent = Math.max(4, availableParallelism() * 2) } = options;
  const slots = new Map<string, Slots>();
  const children = new Set<Child>();
  const idle = new Map<string, Child[]>();
  const heapLimits = new Map<string, number>();
  let stopped = false;

  function fork(entry: string): Child {
    const file = path.join(directory, `${entry}.child.js`);
    if (!existsSync(file)) throw new ChildError('crashed', `${file} is missing: npm run build:children`);
    const child = forkChild(entry, file, heapLimits.get(entry));
    children.add(child);
    void child.gone.then(() => {
      children.delete(child);
      idle.set(entry, idleOf(entry));
    });
    return child;
  }

  const idleOf = (entry: string): Child[] => (idle.get(entry) ?? []).filter((child) => child.alive);

  function take(entry: string): Child {
    const [child = fork(entry), ...others] = idleOf(entry);
    idle.set(entry, others.length > 0 ? others : [fork(entry)]);
    return child;
  }

  function giveBack(child: Child): void {
    const others = idleOf(child.entry);
    if (stopped || others.length >= SPARES) child.kill();
    else idle.set(child.entry, [child, ...others]);
  }

  function slotsOf(entry: string): Slots {
    const known = slots.get(entry) ?? createSlots(maxConcurrent);
    slots.set(entry, known);
    return known;
  }

  /** Lends a child for as long as `use` takes; one whose work did not succeed is killed. */
  async function lend<T>(entry: string, signal: AbortSignal | undefined, use: (child: Child) => Promise<T>) {
    const release = await slotsOf(entry).acquire(signal);
    if (release === undefined) throw new ChildError('cancelled', 'The work was cancelled before it began');
    try {
      if (stopped) throw new ChildError('cancelled', 'The server is stopping');
      return await workWith(take(entry), use);
    } finally {
      release();
    }
  }

  async function workWith<T>(child: Child, use: (child: Child) => Promise<T>): Promise<T> {
    try {
      const result = await use(child);
      giveBack(child);
      return result;
    } catch (error) {
      child.kill();
      await child.gone;
      if (error instanceof ChildError && error.reason === 'crashed') {
        log.error({ entry: child.entry, stderr: child.stderr }, error.message);
      }
      throw error;
    }
  }

  return {
    limitHeap: (entry, heapMib) => {
      heapLimits.set(entry, heapMib);
    },
    // The entry's caller knows what it answers.
    run: <Reply>(entry: string, message: unknown, options: ChildRunOptions) =>
      lend(entry, options.signal, async (child) => (await child.work(message, options)).reply as Reply),
    stream: (entry, message, options) =>
      streamFromChild((signal, use) => lend(entry, signal, use), message, options),
    stop: async () => {
      stopped = true;
      const all = [...children];
      for (const child of all) child.kill();
      await Promise.all(all.map((child) => child.gone));
    },
  };
}
