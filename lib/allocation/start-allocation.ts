import { removeArtefactFile } from '../artefacts/remove-artefact';
import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { JsonReply } from '../shared/reply';
import { answerAccepted } from './answer-accepted';
import type { startAllocationEndpoint } from './input-endpoints';
import { monthKey } from './inputs';
import { type Inspected, inspectInputs } from './inspect-inputs';
import { keepUpload } from './keep-upload';
import { type Input, recordExecution } from './record-execution';
import { refuseErrors, warningTexts } from './tell-problems';

type Given = InputOf<typeof startAllocationEndpoint>;

/**
 * Starts an allocation of the uploaded forecast, with the roster of the upload or the one that is kept. Nothing is kept
 * of an upload that is refused.
 * @throws AppError `invalid_input` with every error of both files; `unsupported_type`, `too_large` for one that cannot
 *   be read at all; `conflict` while another execution of the month is active
 */
export async function startAllocation(
  ctx: Context,
  given: Given,
): Promise<JsonReply<AnswerOf<typeof startAllocationEndpoint>>> {
  const inspected = await inspectInputs(ctx, given);
  refuseErrors(inspected);
  const { month, year } = given;
  const roster = chosenRoster(inspected);
  const published: string[] = [];
  const keep = async (...upload: Parameters<typeof keepUpload>): Promise<Input> => {
    const input = await keepUpload(...upload);
    published.push(input.file);
    return input;
  };
  try {
    const row = await recordExecution(ctx, {
      month,
      year,
      uploadedBy: given.uploaded_by,
      forecast: await keep(ctx, given.forecast, inspected.forecast?.rows ?? 0),
      roster:
        roster.source === 'kept'
          ? { kept: roster.file.id }
          : await keep(ctx, roster.file, rosterRows(inspected)),
      rosterWasFallback: monthKey(roster) !== monthKey(given),
      configSnapshot: { month_config: inspected.snapshot },
      warnings: warningTexts(inspected),
    });
    return answerAccepted(row);
  } catch (error) {
    await Promise.all(published.map((file) => removeArtefactFile(ctx.state.env.DATA_DIR, file)));
    throw error;
  }
}

function chosenRoster({ chosenRoster: roster }: Inspected) {
  if (roster === null) throw new Error('An upload without a roster was not refused');
  return roster;
}

const rosterRows = ({ roster }: Inspected): number => (roster?.vendors ?? 0) + (roster?.excluded ?? 0);
