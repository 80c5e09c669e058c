import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Allocated, type AllocationTask, allocateFiles } from '@/lib/allocation/allocate-files';
import { serveChild } from '@/lib/jobs/serve-child';

/** By month: where its allocation is to stand still, or how it is to fail. */
const holds: Readonly<Record<string, string>> = JSON.parse(process.env.HOLDS ?? '{}');

/** Stands still for ever, be it in the middle of synchronous work, once a file says so. */
function holdAt(place: string, { month }: AllocationTask): void {
  if (place !== holds[month]) return;
  writeFileSync(path.join(process.env.HELD_FOLDER ?? '', place), month);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** Ends the work as a defect or a lack of memory would. */
function fail(how: string | undefined): void {
  if (how === 'throw') throw new TypeError("Cannot read properties of undefined (reading 'cells')");
  if (how === 'die') process.kill(process.pid, 'SIGKILL');
}

/**
 * The child of an allocation, but it fails as it is told to, or stops where it is told to: at a phase, or when its
 * result is published.
 */
serveChild<AllocationTask, Allocated>(async (task, { progress }) => {
  fail(holds[task.month]);
  const allocated = await allocateFiles(task, (step) => {
    progress(step);
    holdAt(step.phase === 'reports' && step.percent > 90 ? 'written' : step.phase, task);
  });
  holdAt('published', task);
  return allocated;
});
