import { spawn } from 'node:child_process';
import path from 'node:path';
import type { TestState } from './test-state';

/** Executes a KPI of a test's state in a process of its own, which then waits for the end. */
export function executeElsewhere(
  { dataDir, state }: TestState,
  kpiId: number,
): { /** kill -9; the child with the query is left to notice by itself. */ kill(): Promise<void> } {
  const root = path.resolve(import.meta.dirname, '../..');
  const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
  const script = path.join(root, 'lib/testing/execute-and-wait.ts');
  const victim = spawn(process.execPath, [tsx, script, String(kpiId)], {
    cwd: root,
    stdio: 'inherit',
    detached: true,
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: state.env.DATABASE_URL },
  });
  const gone = new Promise<void>((resolve) => victim.once('exit', () => resolve()));
  return {
    kill: async () => {
      // The process and the tsx in front of it.
      if (victim.exitCode === null) process.kill(-(victim.pid ?? 0), 'SIGKILL');
      await gone;
    },
  };
}
