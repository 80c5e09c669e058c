import { serveChild } from '@/lib/jobs/serve-child';
import { isAppError } from '@/lib/shared/errors';
import { openWorkbook } from '@/lib/workbook/open-workbook';

/** Reads every sheet of a workbook; tells rows or refusal, the processor time it took, and the most memory this process had. */
serveChild<
  { path: string; filename: string },
  { outcome: string; firstCells: unknown; cpuMs: number; peakMiB: number }
>(async ({ path, filename }) => {
  const before = process.cpuUsage();
  const seen = { rows: 0, first: null as unknown };
  const outcome = await readAll(path, filename, seen).catch((error: unknown) => {
    if (isAppError(error)) return `${error.code}: ${error.message}`;
    throw error;
  });
  const { user, system } = process.cpuUsage(before);
  return {
    outcome,
    firstCells: seen.first,
    // Not the time on the clock: that also tells what else the machine does.
    cpuMs: (user + system) / 1_000,
    peakMiB: process.resourceUsage().maxRSS / 1024,
  };
});

async function readAll(
  path: string,
  filename: string,
  seen: { rows: number; first: unknown },
): Promise<string> {
  const workbook = await openWorkbook(path, filename);
  for (const sheet of workbook.sheets) {
    for await (const { cells } of workbook.read(sheet)) {
      seen.first ??= cells;
      seen.rows += 1;
    }
  }
  workbook.close();
  return `${seen.rows} rows`;
}
