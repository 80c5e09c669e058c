import { openWorkbook } from '../workbook/open-workbook';
import type { Reading, Roster } from './inputs';
import { collectProblems } from './layouts/collect-problems';
import { findTable } from './layouts/find-table';
import { rosterLayouts } from './layouts/roster-layouts';
import type { InputFile } from './read-forecast';

/**
 * Reads a roster from a workbook or CSV. In a child process: see `openWorkbook`.
 * @throws AppError for a file that cannot be read at all, or has more problems than can be told.
 */
export async function readRoster(file: InputFile): Promise<Reading<Roster>> {
  const problems = collectProblems('roster');
  const workbook = await openWorkbook(file.path, file.filename);
  try {
    const expected = {
      sheet: 'Roster',
      isNameRequired: false,
      columns: 'FirstName, LastName, CN, PrimaryPlatform, NewWorkType, Location and State',
    };
    const table = await findTable(workbook, rosterLayouts, expected, problems);
    const read = await table?.recognised.read(workbook.read(table.sheet), problems);
    if (!table || !read) return { value: null, problems: problems.found };
    const { layout, sheet } = table;
    return { value: { layout, sheet, ...read }, problems: problems.found };
  } finally {
    workbook.close();
  }
}
