import type { Execution, ExecutionStatus, ExecutionSummary } from '@/lib/kpi/execution-schemas';
import { isOpen } from '@/lib/kpi/execution-schemas';
import type { Kpi } from '@/lib/kpi/schemas';
import type { Row } from '@/lib/shared/cell';
import { BYTE_ORDER_MARK, csvLine } from '@/lib/shared/csv-line';
import { type Change, changeOf } from './change-of';
import type { ExecutionView } from './follow-execution';

/** One of several KPIs that run, and how far it is. */
export interface SeveralLine {
  readonly kpi: Kpi;
  readonly executionId: number | null;
  readonly view: ExecutionView;
  /** Once it has ended. */
  readonly execution: Execution | null;
  /** The success before. */
  readonly previous: ExecutionSummary | null;
  /** Why its end is not known. */
  readonly error?: unknown;
}

export const statusOf = ({ execution, view }: SeveralLine): ExecutionStatus =>
  execution?.execution_status ?? view.execution_status;

/** Whether it still runs, as far as is known. */
export const isLineOpen = (line: SeveralLine): boolean => line.error === undefined && isOpen(statusOf(line));

/** Whether it is worth another try. */
export const isRetriable = (line: SeveralLine): boolean => !isLineOpen(line) && statusOf(line) !== 'success';

/** `7 of 9 succeeded, 2 failed`; while some run, how many have ended. */
export function summarise(lines: readonly SeveralLine[]): string {
  const count = (status: ExecutionStatus) => lines.filter((line) => statusOf(line) === status).length;
  const open = lines.filter(isLineOpen).length;
  const lost = lines.filter((line) => line.error !== undefined).length;
  const parts = [`${count('success')} of ${lines.length} succeeded`];
  if (count('failed') > 0) parts.push(`${count('failed')} failed`);
  if (count('cancelled') > 0) parts.push(`${count('cancelled')} cancelled`);
  if (lost > 0) parts.push(`${lost} lost sight of`);
  if (open > 0) parts.push(`${open} to go`);
  return parts.join(', ');
}

const HEADINGS = [
  'kpi_id',
  'kpi_name',
  'execution_id',
  'status',
  'value',
  'previous_value',
  'change',
  'records',
  'duration_ms',
  'error',
] as const;

/** The lines as a table of figures, its headings first. */
export function tableOf(lines: readonly SeveralLine[]): Row[] {
  const rows = lines.map((line): Row => {
    const { kpi, executionId, execution, previous } = line;
    const value = execution?.value ?? null;
    const before = previous?.value ?? null;
    return [
      kpi.id,
      kpi.name,
      executionId,
      statusOf(line),
      value,
      before,
      value === null || before === null ? null : value - before,
      execution?.execution_status === 'success' ? execution.number_of_records : null,
      execution?.execution_time_ms ?? null,
      execution?.error_message ?? null,
    ];
  });
  return [[...HEADINGS], ...rows];
}

/** The figures as a CSV file's text. */
export const csvOf = (lines: readonly SeveralLine[]): string =>
  BYTE_ORDER_MARK + tableOf(lines).map(csvLine).join('');

/** The figures in words, a line a KPI, for a message to someone. */
export function textOf(lines: readonly SeveralLine[]): string {
  const told = lines.map((line) => {
    const { kpi, execution, previous } = line;
    if (execution?.execution_status !== 'success') {
      return `${kpi.name}: ${statusOf(line)}${execution?.error_message ? `. ${execution.error_message}` : ''}`;
    }
    const change = changeOf(execution.value, previous?.value);
    const since = change === null ? '' : ` (${inWords(change)})`;
    return `${kpi.name}: ${execution.value ?? execution.number_of_records}${since}`;
  });
  return [summarise(lines), ...told].join('\n');
}

const inWords = ({ direction, size }: Change): string =>
  direction === 'same' ? 'unchanged' : `${direction} ${size}`;
