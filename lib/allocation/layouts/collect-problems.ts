import { AppError } from '../../shared/errors';
import type { PlainCell } from '../../workbook/workbook';
import type { InputProblem } from '../input-schemas';

/** A file with more is not what it should be; its problems would fill the memory. */
const MAX_COLLECTED = 20_000;
const MAX_VALUE = 80;

export interface Place {
  readonly sheet: string | null;
  readonly row?: number;
  readonly column?: string;
}

export interface Problems {
  readonly found: InputProblem[];
  error(place: Place, problem: string, told?: Told): void;
  warning(place: Place, problem: string, told?: Told): void;
}

interface Told {
  readonly expected?: string;
  readonly value?: PlainCell;
}

/**
 * Collects what is wrong with a file.
 * @throws AppError `invalid_input` beyond 20,000 problems.
 */
export function collectProblems(file: InputProblem['file']): Problems {
  const found: InputProblem[] = [];
  const add =
    (severity: InputProblem['severity']) =>
    ({ sheet, row, column }: Place, problem: string, { expected, value }: Told = {}): void => {
      if (found.length === MAX_COLLECTED) {
        const first = found[0];
        throw new AppError(
          'invalid_input',
          `The ${file} has more than ${MAX_COLLECTED.toLocaleString('en')} problems; the first: ${first?.problem}`,
        );
      }
      found.push({
        severity,
        file,
        sheet,
        row: row ?? null,
        column: column ?? null,
        problem,
        expected: expected ?? null,
        value: value === undefined || value === null ? null : shorten(textOf(value)),
      });
    };
  return { found, error: add('error'), warning: add('warning') };
}

const shorten = (text: string): string => (text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text);

/** A cell as text: trimmed, white space as one blank, `` where it is empty. */
export function textOf(cell: PlainCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.replace(/\s+/g, ' ').trim();
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'object') return cell.error;
  return String(cell);
}
