import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { childrenOf } from '../lib/testing/children-of';

const MIB = 1024 * 1024;

export interface Watched {
  /** The longest time in which the event loop of this process did not turn, in milliseconds. */
  readonly worstDelayMs: number;
  /** The most memory this process took beyond what it had before, in MiB. */
  readonly grownMib: number;
  /** The most memory a child whose command line names `entry` took, in MiB. */
  readonly childMib: number;
}

/** Watches this process and its children (through /proc) while `work` runs. */
export async function watchProcess(entry: string, work: () => Promise<unknown>): Promise<Watched> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = process.memoryUsage().rss;
  let most = before;
  let childKib = 0;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
    childKib = Math.max(childKib, peakKibOf(entry));
  }, 100);
  delay.enable();
  await work();
  delay.disable();
  childKib = Math.max(childKib, peakKibOf(entry));
  clearInterval(timer);
  return { worstDelayMs: delay.max / 1e6, grownMib: (most - before) / MIB, childMib: childKib / 1024 };
}

/** Ends the idle children of an entry, so that the next one's memory is its own. */
export function endChildren(entry: string): void {
  for (const pid of childrenOf(entry)) process.kill(pid, 'SIGKILL');
}

function peakKibOf(entry: string): number {
  const peaks = childrenOf(entry).map((pid) =>
    Number(/VmHWM:\s+(\d+)/.exec(readText(`/proc/${pid}/status`))?.[1] ?? 0),
  );
  return Math.max(0, ...peaks);
}

/** Empty where there is no such file, also because the process has just gone. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
