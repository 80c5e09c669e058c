import { removeArtefactFile } from '../artefacts/remove-artefact';
import type { Plumbline } from '../state';
import { ALLOCATION_RESULTS_REMOVED, AllocationResultsRemoved } from './events';

/** Tells the engines of this process what the capability does in the background. Called once at start. */
export function registerAllocation(state: Plumbline): void {
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
