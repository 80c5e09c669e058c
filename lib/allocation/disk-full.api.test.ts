import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ARTEFACTS } from '../artefacts/artefact-path';
import { allocationApi } from '../testing/allocation-api';
import { allocationFiles, countAllocationRows, endedExecution } from '../testing/allocation-result';
import { isFiller, mountSmallDisk, refusalToMount, type SmallDisk } from '../testing/small-disk';
import { openTestState, type TestState } from '../testing/test-state';

const refusal = refusalToMount();

let test: TestState;
let disk: SmallDisk;

const kept = (): string[] => allocationFiles(test).filter((file) => !isFiller(file));

describe.skipIf(refusal !== undefined)(
  `a disk that is full${refusal === undefined ? '' : ` (skipped, it takes the right to mount: ${refusal})`}`,
  () => {
    beforeAll(async () => {
      test = await openTestState({ start: false });
      test.install();
      // The main database lies beside it and stays writable, as on a server with a volume for the files.
      disk = mountSmallDisk(path.join(test.dataDir, ARTEFACTS));
    });
    beforeEach(() => disk.free());
    afterAll(async () => {
      disk?.unmount();
      await test?.close();
    });

    it('refuses an upload, keeping nothing of it', async () => {
      const before = [kept(), await countAllocationRows(test)];
      disk.fill(0);
      const { status, body } = await allocationApi.start();
      expect([status, body.message]).toEqual([
        503,
        expect.stringContaining('the disk of the server is full'),
      ]);
      expect([kept(), await countAllocationRows(test)]).toEqual(before);
    });

    it('fails a run that says so and leaves nothing, and that succeeds again once there is room', async () => {
      const { execution_id } = (await allocationApi.start()).body.data;
      const files = kept();
      disk.fill(8 * 1024);
      test.state.jobs.start();
      expect(await endedExecution(test, execution_id)).toMatchObject({
        status: 'FAILED',
        error_type: 'DISK_FULL',
        error_message: expect.stringContaining('the disk of the server is full'),
        result_file: null,
      });
      expect(kept()).toEqual(files);
      disk.free();
      const again = (await allocationApi.rerun(execution_id)).body.data.execution_id;
      expect(await endedExecution(test, again)).toMatchObject({ status: 'SUCCESS' });
    });
  },
);
