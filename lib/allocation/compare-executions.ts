import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { ExecutionRow } from './execution-row';
import type { AllocationDetail } from './execution-schemas';
import { findExecution } from './find-execution';
import { readInChild, resultPath, whyNoResult } from './open-result';
import type { compareAllocationsEndpoint } from './result-endpoints';
import type { AllocationComparison } from './result-schemas';
import type { ComparedResults } from './results/compare-results';
import { LOCALITIES, type MonthConfigs } from './schemas';
import { toDetail } from './to-execution';

/**
 * Two executions side by side: their configurations, fill by cell, and vendors who work elsewhere.
 * @throws AppError `not_found` for an unknown execution, or a result that is damaged
 */
export async function compareAllocations(
  ctx: Context,
  input: InputOf<typeof compareAllocationsEndpoint>,
): Promise<AnswerOf<typeof compareAllocationsEndpoint>> {
  const [left, right] = await Promise.all([findExecution(ctx, input.left), findExecution(ctx, input.right)]);
  const [leftDetail, rightDetail] = await Promise.all([toDetail(ctx, left), toDetail(ctx, right)]);
  const note = [left, right].flatMap((row) => whyNoResult(row) ?? []).join(' ') || null;
  const compared = note === null ? await compareInChild(ctx, left, right, input.limit) : NOTHING;
  const isSame = (kind: 'forecast' | 'roster') =>
    leftDetail.inputs[kind].sha256 === rightDetail.inputs[kind].sha256;
  return {
    success: true,
    data: {
      left: sideOf(leftDetail),
      right: sideOf(rightDetail),
      same_forecast: isSame('forecast'),
      same_roster: isSame('roster'),
      config: differences(leftDetail.config_snapshot.month_config, rightDetail.config_snapshot.month_config),
      ...compared,
      note,
    },
  };
}

/** What a comparison tells of an execution itself; not its stack trace. */
function sideOf(detail: AllocationDetail): AllocationComparison['left'] {
  const { execution_id, month, year, status, start_time, uploaded_by, forecast_filename, roster_filename } =
    detail;
  const { records_processed, records_failed, allocation_success_rate, fte_needed, fte_filled } = detail;
  return {
    execution_id,
    month,
    year,
    status,
    start_time,
    uploaded_by,
    forecast_filename,
    roster_filename,
    records_processed,
    records_failed,
    allocation_success_rate,
    fte_needed,
    fte_filled,
  };
}

const NOTHING: ComparedResults = { cells: { total: 0, rows: [] }, vendors: { total: 0, rows: [] } };

function compareInChild(
  ctx: Context,
  left: ExecutionRow,
  right: ExecutionRow,
  limit: number,
): Promise<ComparedResults> {
  const paths = { left: resultPath(ctx, left), right: resultPath(ctx, right) };
  return readInChild<ComparedResults>(ctx, { kind: 'compare', ...paths, limit }, left.execution_id);
}

const PARAMETERS = ['working_days', 'occupancy', 'shrinkage', 'work_hours'] as const;

function differences(left: MonthConfigs, right: MonthConfigs): AllocationComparison['config'] {
  const months = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return months.flatMap((month) =>
    LOCALITIES.flatMap((locality) =>
      PARAMETERS.flatMap((parameter) => {
        const values = {
          left: left[month]?.[locality]?.[parameter] ?? null,
          right: right[month]?.[locality]?.[parameter] ?? null,
        };
        return values.left === values.right ? [] : [{ month, locality, parameter, ...values }];
      }),
    ),
  );
}
