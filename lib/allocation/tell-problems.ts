import { AppError, type Problem } from '../shared/errors';
import type { InputProblem } from './input-schemas';
import type { Inspection, Refusal } from './inspect-files';

/** Warnings that are kept with an execution. */
const MAX_WARNINGS = 50;

/** Where a problem is, e.g. `forecast: Forecast, row 14, Target CPH`. */
function placeOf({ file, sheet, row, column }: InputProblem): string {
  const place = [sheet, row === null ? null : `row ${row}`, column].filter((part) => part !== null);
  return place.length === 0 ? file : `${file}: ${place.join(', ')}`;
}

const sentenceOf = ({ problem, value }: InputProblem): string =>
  value === null || problem.includes(value) ? problem : `${problem} ("${value}")`;

const toProblem = (problem: InputProblem): Problem => ({
  field: placeOf(problem),
  problem: sentenceOf(problem),
  ...(problem.expected === null ? {} : { accepted: [problem.expected] }),
});

/** A file that could not be read at all, as a problem like the others. */
export const refusalProblem = ({ file, message }: Refusal): InputProblem => ({
  severity: 'error',
  file,
  sheet: null,
  row: null,
  column: null,
  problem: message,
  expected: null,
  value: null,
});

/** Refuses an upload that has errors, telling all of them. @throws AppError with the code of the worst */
export function refuseErrors({ refusals, problems, counts }: Inspection): void {
  const errors = [
    ...refusals.map(refusalProblem),
    ...problems.filter(({ severity }) => severity === 'error'),
  ];
  const [first] = errors;
  if (!first) return;
  const total = refusals.length + counts.errors;
  const { field, problem } = toProblem(first);
  const message = field === first.file && refusals.length > 0 ? problem : `${field}: ${problem}`;
  throw new AppError(
    refusals[0]?.code ?? 'invalid_input',
    total === 1 ? message : `The upload has ${total} errors; the first: ${message}`,
    errors.map(toProblem),
  );
}

/** The warnings of an upload as its execution keeps them. */
export function warningTexts({ problems, counts }: Inspection): string[] {
  const told = problems
    .filter(({ severity }) => severity === 'warning')
    .slice(0, MAX_WARNINGS)
    .map((problem) => `${placeOf(problem)}: ${sentenceOf(problem)}`);
  const more = counts.warnings - told.length;
  return more > 0 ? [...told, `and ${more} more warnings; the preview of the files shows them`] : told;
}
