import type { World } from './actions';
import type { Client } from './client';

/** What is queued when the clients stop gets so long to end. */
const SETTLE_MS = 120_000;

/**
 * Looks up every execution that was acknowledged: it must be there, have ended, and have the rows it says.
 * @returns a line for each that is not so.
 */
export async function findLost(world: World, client: Client): Promise<string[]> {
  const deadline = Date.now() + SETTLE_MS;
  const problems: string[] = [];
  for (const [id, { cancelled }] of world.acknowledged) {
    const problem = await check(client, id, cancelled, deadline);
    if (problem !== undefined) problems.push(`execution ${id}: ${problem}`);
  }
  return problems;
}

async function check(
  client: Client,
  id: number,
  cancelled: boolean,
  deadline: number,
): Promise<string | undefined> {
  for (;;) {
    const { status, body } = await client.send('GET', `/executions/${id}?result_limit=0`);
    if (status !== 200) return `answers ${status}`;
    const { execution_status, number_of_records, error_message } = body.execution;
    if (execution_status === 'pending' || execution_status === 'running') {
      if (Date.now() > deadline) return `is still ${execution_status}`;
      await new Promise((resolve) => setTimeout(resolve, 250));
      continue;
    }
    if (execution_status === 'cancelled') return cancelled ? undefined : 'was cancelled by nobody';
    if (execution_status !== 'success') return `${execution_status}: ${error_message}`;
    const rows = await client.send('GET', `/executions/${id}/drilldown?page_size=1`);
    if (rows.body?.total_records === number_of_records) return undefined;
    return `says ${number_of_records} rows and has ${rows.body?.total_records ?? `none (${rows.status})`}`;
  }
}
