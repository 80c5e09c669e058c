import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Logger } from 'pino';
import { ChildError, type ChildPool, type ChildRunOptions } from './child-pool';
import { createSlots } from './create-slots';
import { type Child, forkChild } from './fork-child';

/** Idle children kept of one entry; a fork costs about 0.1 s, so that the next one should be there already. */
const SPARES = 2;

export interface ChildPoolOptions {
  /** Where the bundles are. */
  readonly directory: string;
  readonly log: Logger;
  /** Children at work at the same time; more wait their turn. */
  readonly maxConcurrent?: number;
}

/** Keeps warm children of every entry that was used once. A child that did not succeed is never used again. */
export function createChildPool(options: ChildPoolOptions): ChildPool {
  const { directory, log, maxConcurrent = Math.max(4, availableParallelism() * 2) } = options;
  const slots = createSlots(maxConcurrent);
  const children = new Set<Child>();
  const idle = new Map<string, Child[]>();
  let stopped = false;

  function fork(entry: string): Child {
    const file = path.join(directory, `${entry}.child.js`);
    if (!existsSync(file)) throw new ChildError('crashed', `${file} is missing: npm run build:children`);
    const child = forkChild(entry, file);
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

  async function work(entry: string, message: unknown, run: ChildRunOptions): Promise<unknown> {
    if (stopped) throw new ChildError('cancelled', 'The server is stopping');
    const child = take(entry);
    try {
      const reply = await child.work(message, run);
      giveBack(child);
      return reply;
    } catch (error) {
      child.kill();
      await child.gone;
      if (error instanceof ChildError && error.reason === 'crashed') {
        log.error({ entry, stderr: child.stderr }, error.message);
      }
      throw error;
    }
  }

  return {
    run: async <Reply>(entry: string, message: unknown, run: ChildRunOptions) => {
      const release = await slots.acquire(run.signal);
      if (release === undefined) throw new ChildError('cancelled', 'The work was cancelled before it began');
      try {
        // The entry's caller knows what it answers.
        return (await work(entry, message, run)) as Reply;
      } finally {
        release();
      }
    },
    stop: async () => {
      stopped = true;
      const all = [...children];
      for (const child of all) child.kill();
      await Promise.all(all.map((child) => child.gone));
    },
  };
}
