import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { previewAllocationEndpoint } from './input-endpoints';
import { type AllocationPreview, MAX_PROBLEMS } from './input-schemas';
import { monthKey } from './inputs';
import { type Inspected, inspectInputs } from './inspect-inputs';
import { refusalProblem } from './tell-problems';

/**
 * What an upload would be read as, what it would need, and all that is wrong with it; a file that cannot be read at all
 * is one of the problems. Nothing is kept.
 */
export async function previewAllocation(
  ctx: Context,
  given: InputOf<typeof previewAllocationEndpoint>,
): Promise<AnswerOf<typeof previewAllocationEndpoint>> {
  const inspected = await inspectInputs(ctx, given);
  const { forecast, refusals, problems, counts, needed, need } = inspected;
  const errors = counts.errors + refusals.length;
  return {
    success: true,
    data: {
      can_start: errors === 0,
      month: given.month,
      year: given.year,
      forecast: forecast && { filename: given.forecast.filename, ...forecast },
      roster: describeRoster(inspected, given),
      month_config: [...needed],
      need,
      problems: [...refusals.map(refusalProblem), ...problems].slice(0, MAX_PROBLEMS),
      problem_counts: { errors, warnings: counts.warnings },
    },
  };
}

function describeRoster(
  { roster, chosenRoster }: Inspected,
  target: Parameters<typeof monthKey>[0],
): AllocationPreview['roster'] {
  if (roster === null || chosenRoster === null) return null;
  const { file, month, year, source } = chosenRoster;
  return {
    filename: file.filename,
    month,
    year,
    source,
    was_fallback: monthKey(chosenRoster) !== monthKey(target),
    ...roster,
  };
}
