import { readdirSync, readFileSync } from 'node:fs';

/** The child processes of this one whose command line names `entry`. */
export function childrenOf(entry: string): number[] {
  const pids = readdirSync('/proc/self/task').flatMap((task) =>
    readText(`/proc/self/task/${task}/children`).trim().split(/\s+/).filter(Boolean),
  );
  return pids.filter((pid) => readText(`/proc/${pid}/cmdline`).includes(entry)).map(Number);
}

/** Empty where there is no such file, also because the process has just gone. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
