import { publishFile } from '@/lib/artefacts/publish-file';
import { serveChild } from '@/lib/jobs/serve-child';

/** Work that has published its file but not closed its transaction; to be killed there. */
serveChild<{ temporary: string; destination: string }, void>(
  async ({ temporary, destination }, { progress }) => {
    progress(await publishFile(temporary, destination));
    await new Promise(() => undefined);
  },
);
