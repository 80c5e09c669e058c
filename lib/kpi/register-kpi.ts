import { absoluteArtefact } from '../artefacts/artefact-path';
import { removeArtefactFile } from '../artefacts/remove-artefact';
import type { Plumbline } from '../state';
import { RESULTS_REMOVED, ResultsRemoved } from './events';
import { BATCH_JOB, EXECUTION_JOB } from './execution-job';
import { forgetResultFile } from './results/result-file';
import { createExecutionHandler } from './run-execution';

/** Tells the engines of this process what the capability does in the background. Called once at start. */
export function registerKpi(state: Plumbline): void {
  const handler = createExecutionHandler(state);
  state.jobs.register({ ...handler, kind: EXECUTION_JOB });
  state.jobs.register({ ...handler, kind: BATCH_JOB, isBatch: true });
  state.events.subscribe({
    name: 'kpi.remove-result-files',
    topic: RESULTS_REMOVED,
    handle: async ({ payload }) => {
      const dataDir = state.env.DATA_DIR;
      for (const file of ResultsRemoved.parse(payload).files) {
        forgetResultFile(state.db, absoluteArtefact(dataDir, file));
        await removeArtefactFile(dataDir, file);
      }
      return undefined;
    },
  });
}
