import { expect, it } from 'vitest';
import { type ReportlessRow, refuseReport } from './refuse-report';

const row = (changes: Partial<ReportlessRow>): ReportlessRow => ({
  execution_id: 'e-1',
  status: 'SUCCESS',
  error_type: null,
  error_message: null,
  reports_removed_at: null,
  ...changes,
});

it.each<[string, ReportlessRow | undefined, string]>([
  ['not_finished', row({ status: 'PENDING' }), 'once it has'],
  ['not_finished', row({ status: 'IN_PROGRESS' }), 'has not finished'],
  [
    'removed_by_retention',
    row({ reports_removed_at: new Date('2025-02-01T10:00:00Z') }),
    'removed by retention at 2025-02-01T10:00:00.000Z: only the newest executions of a month keep theirs. Rerun it',
  ],
  [
    'failed',
    row({ status: 'FAILED', error_type: 'CANCELLED', error_message: 'Cancelled on request' }),
    'Cancelled on request',
  ],
  ['no_execution', undefined, 'Nothing has been allocated'],
])('says why there is no report: %s', (reason, given, explanation) => {
  expect(refuseReport('roster_allotment', 'execution e-1', given)).toMatchObject({
    code: 'not_found',
    message: 'No roster_allotment report found for execution e-1',
    facts: { reason, explanation: expect.stringContaining(explanation) },
  });
});
