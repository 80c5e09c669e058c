import { describe, expect, test } from 'vitest';
import type { Execution, ExecutionStatus, ExecutionSummary } from '@/lib/kpi/execution-schemas';
import type { Kpi } from '@/lib/kpi/schemas';
import { csvOf, isRetriable, type SeveralLine, summarise, textOf } from './several-line';

interface Sketch {
  name?: string;
  status: ExecutionStatus;
  value?: number;
  before?: number;
  error?: string;
  lost?: boolean;
}

function lineOf({ name = 'K', status, value, before, error, lost }: Sketch, index = 0): SeveralLine {
  const open = status === 'pending' || status === 'running';
  const execution = {
    execution_status: status,
    value: value ?? null,
    number_of_records: value ?? 0,
    execution_time_ms: 12,
    error_message: error ?? null,
  } as Execution;
  return {
    kpi: { id: index + 1, name } as Kpi,
    executionId: index + 10,
    view: { execution_status: status, progress: null, connection: 'live' },
    execution: open ? null : execution,
    previous: before === undefined ? null : ({ value: before } as ExecutionSummary),
    ...(lost ? { error: new Error('gone') } : {}),
  };
}

const lines: SeveralLine[] = [
  { name: 'Up', status: 'success' as const, value: 12, before: 10 },
  { name: '=Risky, "quoted"', status: 'failed' as const, error: 'Unknown word' },
  { name: 'New', status: 'success' as const, value: 3 },
].map(lineOf);

describe('several executions', () => {
  test.each<[string, Sketch[]]>([
    ['2 of 3 succeeded, 1 failed', [{ status: 'success' }, { status: 'failed' }, { status: 'success' }]],
    ['0 of 2 succeeded, 2 to go', [{ status: 'pending' }, { status: 'running' }]],
    [
      '1 of 3 succeeded, 1 failed, 1 cancelled',
      [{ status: 'success' }, { status: 'failed' }, { status: 'cancelled' }],
    ],
    ['0 of 1 succeeded, 1 lost sight of', [{ status: 'running', lost: true }]],
  ])('%s', (summary, sketches) => {
    expect(summarise(sketches.map(lineOf))).toBe(summary);
  });

  test.each<[Sketch, boolean]>([
    [{ status: 'success' }, false],
    [{ status: 'running' }, false],
    [{ status: 'failed' }, true],
    [{ status: 'cancelled' }, true],
    [{ status: 'running', lost: true }, true],
  ])('%o is worth another try: %s', (sketch, expected) => {
    expect(isRetriable(lineOf(sketch))).toBe(expected);
  });

  test('as a CSV file that no spreadsheet runs', () => {
    expect(csvOf(lines).split('\r\n')).toEqual([
      '\uFEFFkpi_id,kpi_name,execution_id,status,value,previous_value,change,records,duration_ms,error',
      '1,Up,10,success,12,10,2,12,12,',
      `2,"'=Risky, ""quoted""",11,failed,,,,,12,Unknown word`,
      '3,New,12,success,3,,,3,12,',
      '',
    ]);
  });

  test('in words', () => {
    expect(textOf(lines).split('\n')).toEqual([
      '2 of 3 succeeded, 1 failed',
      'Up: 12 (up 2)',
      '=Risky, "quoted": failed. Unknown word',
      'New: 3',
    ]);
  });
});
