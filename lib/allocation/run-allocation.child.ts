import { serveChild } from '../jobs/serve-child';
import { type Allocated, type AllocationTask, allocateFiles } from './allocate-files';

/** The process in which an allocation runs: it can be killed at any moment, and blocks nobody. */
serveChild<AllocationTask, Allocated>((task, { progress }) => allocateFiles(task, progress));
