import { removeArtefactFile } from '../artefacts/remove-artefact';
import type { Plumbline } from '../state';
import { ALLOCATION_JOB } from './allocation-job';
import { ALLOCATION_RESULTS_REMOVED, AllocationResultsRemoved } from './events';
import { createAllocationHandler } from './run-execution';

/** What opening an upload may take; a hostile file ends its child there. */
const INSPECT_HEAP_MIB = 1024;
/** 100,000 vendors in twelve months take a fraction of it. */
const RUN_HEAP_MIB = 2048;

/** Tells the engines of this process what the capability does in the background. Called once at start. */
export function registerAllocation(state: Plumbline): void {
  state.children.limitHeap('inspect-inputs', INSPECT_HEAP_MIB);
  state.children.limitHeap('run-allocation', RUN_HEAP_MIB);
  state.jobs.register({ ...createAllocationHandler(state), kind: ALLOCATION_JOB });
  state.events.subscribe({
    name: 'allocation.remove-result-files',
    topic: ALLOCATION_RESULTS_REMOVED,
    handle: async ({ payload }) => {
      for (const file of AllocationResultsRemoved.parse(payload).files) {
        await removeArtefactFile(state.env.DATA_DIR, file);
      }
      return undefined;
    },
  });
}
