import { openWorkbook } from '../workbook/open-workbook';
import type { Forecast, Reading } from './inputs';
import { collectProblems } from './layouts/collect-problems';
import { findTable } from './layouts/find-table';
import { forecastLayouts } from './layouts/forecast-layouts';
import { readMonthConfig } from './layouts/read-month-config';

/** A file that was uploaded: where it lies, and what it was called. */
export interface InputFile {
  readonly path: string;
  readonly filename: string;
}

/**
 * Reads a forecast from a workbook or CSV. In a child process: see `openWorkbook`.
 * @throws AppError for a file that cannot be read at all, or has more problems than can be told.
 */
export async function readForecast(file: InputFile): Promise<Reading<Forecast>> {
  const problems = collectProblems('forecast');
  const workbook = await openWorkbook(file.path, file.filename);
  try {
    const expected = {
      sheet: 'Forecast',
      isNameRequired: true,
      columns: 'Main LOB, State, Case Type, Target CPH and months such as "January 2025"',
    };
    const table = await findTable(workbook, forecastLayouts, expected, problems);
    const monthConfig = await readMonthConfig(workbook, problems);
    const read = await table?.recognised.read(workbook.read(table.sheet), problems);
    if (!table || !read) return { value: null, problems: problems.found };
    const { layout, sheet } = table;
    return { value: { layout, sheet, ...read, monthConfig }, problems: problems.found };
  } finally {
    workbook.close();
  }
}
