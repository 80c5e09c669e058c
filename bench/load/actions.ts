import { LANDING } from '../../lib/testing/landing-database';
import type { Answered, Client } from './client';

/** What the clients of one run share. */
export interface World {
  readonly kpis: readonly number[];
  /** Every execution that was acknowledged with an id, and whether one of us asked to cancel it. */
  readonly acknowledged: Map<number, { cancelled: boolean }>;
  /** Succeeded ones with rows, for drill-down and export. */
  readonly readable: number[];
  /** Executions that may still be asked for, so that a fast machine does not fill its disk. */
  executionsLeft: number;
  /** From 0 to below 1. */
  random(): number;
  measured(kind: string, startedAt: number, problem?: string): void;
}

/** Something a client does; `weight` is how often, among the others. */
export interface Action {
  readonly kind: string;
  readonly weight: number;
  act(world: World, client: Client): Promise<void>;
}

const pick = <T>(world: World, of: readonly T[]): T => {
  const one = of[Math.floor(world.random() * of.length)];
  if (one === undefined) throw new Error('there is nothing to pick from');
  return one;
};

/** One timed request; an answer of another status than those expected is an error. */
async function timed(
  world: World,
  kind: string,
  send: () => Promise<Answered>,
  expected: readonly number[] = [200],
): Promise<Answered | undefined> {
  const startedAt = performance.now();
  try {
    const answer = await send();
    const { status, body } = answer;
    const problem = expected.includes(status) ? undefined : `${status} ${body?.message ?? ''}`;
    world.measured(kind, startedAt, problem);
    return problem === undefined ? answer : undefined;
  } catch (error) {
    world.measured(kind, startedAt, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** A reading request whose path is made anew each time. */
const read = (kind: string, weight: number, path: (world: World) => string): Action => ({
  kind,
  weight,
  act: async (world, client) => {
    await timed(world, kind, () => client.send('GET', path(world)));
  },
});

const kpiPath = (world: World, rest = ''): string => `/kpis/${pick(world, world.kpis)}${rest}`;
const executionPath = (world: World, rest = ''): string =>
  `/executions/${pick(world, world.readable)}${rest}`;
const SORTS = ['name', 'latest_execution', 'value', 'execution_status', 'updated_at', 'group_name'];
const FILTER = encodeURIComponent(JSON.stringify({ QTY: { operator: 'gt', value: 500 } }));

const execute: Action = {
  kind: 'execute',
  weight: 6,
  act: async (world, client) => {
    if (!mayExecute(world)) return;
    const path = kpiPath(world, '/execute');
    const answer = await timed(world, 'execute', () => client.send('POST', path, parameters(world)));
    if (answer === undefined) return;
    const { id, execution_status, error_message, columns } = answer.body.execution_result;
    world.acknowledged.set(id, { cancelled: false });
    if (execution_status !== 'success') world.measured('execute', performance.now(), error_message);
    // Counts by category have none of the columns that rows are sorted and filtered by.
    else if (columns.some(({ name }: { name: string }) => name === 'PRICE')) keepReadable(world, id);
  },
};

const executeAsync: Action = {
  kind: 'execute, respond-async',
  weight: 5,
  act: async (world, client) => {
    if (!mayExecute(world)) return;
    const send = () =>
      client.send('POST', kpiPath(world, '/execute'), parameters(world), { prefer: 'respond-async' });
    const answer = await timed(world, 'execute, respond-async', send, [202]);
    if (answer === undefined) return;
    const { id } = answer.body.execution_result;
    const known = { cancelled: false };
    world.acknowledged.set(id, known);
    if (world.random() < 0.4) {
      known.cancelled = true;
      // One that has ended already is refused.
      await timed(world, 'cancel', () => client.send('POST', `/executions/${id}/cancel`), [200, 409]);
      return;
    }
    for (let poll = 0; poll < 5; poll += 1) {
      const now = await timed(world, 'poll', () => client.send('GET', `/executions/${id}?result_limit=0`));
      const status = now?.body.execution.execution_status;
      if (status !== 'pending' && status !== 'running') return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  },
};

const edit: Action = {
  kind: 'edit',
  weight: 5,
  act: async (world, client) => {
    const path = kpiPath(world);
    const found = await timed(world, 'KPI', () => client.send('GET', path));
    if (found === undefined) return;
    const { revision } = found.body.kpi;
    const body = { description: `Changed ${Math.floor(world.random() * 1e6)}`, revision };
    // Somebody else may have been faster.
    await timed(world, 'edit', () => client.send('PUT', path, body), [200, 409]);
  },
};

const exported: Action = {
  kind: 'export',
  weight: 4,
  act: async (world, client) => {
    const format = pick(world, ['csv', 'xlsx', 'json', 'parquet']);
    const path = executionPath(world, `/drilldown?format=${format}`);
    await timed(world, `export ${format}`, () => client.send('GET', path));
  },
};

export const ACTIONS: readonly Action[] = [
  read('list', 20, (world) => `/kpis?limit=50&sort_by=${pick(world, SORTS)}&sort_order=desc`),
  read('list, searched', 10, (world) => `/kpis?limit=50&search=plant%20${Math.floor(world.random() * 30)}`),
  read('KPI', 10, (world) => kpiPath(world)),
  read('trend', 4, (world) => kpiPath(world, '/trend')),
  read('versions', 2, (world) => kpiPath(world, '/versions')),
  read('history', 8, (world) => kpiPath(world, '/executions?limit=50')),
  read('execution', 6, (world) => executionPath(world, '?result_limit=50')),
  read('rows', 12, (world) => executionPath(world, `/drilldown?page=${1 + Math.floor(world.random() * 20)}`)),
  read('rows, sorted', 4, (world) => executionPath(world, '/drilldown?sort_by=PRICE&sort_order=desc')),
  read('rows, filtered', 4, (world) => executionPath(world, `/drilldown?filters=${FILTER}`)),
  read('rows, searched', 4, (world) => executionPath(world, '/drilldown?search=category%207')),
  execute,
  executeAsync,
  edit,
  exported,
];

function mayExecute(world: World): boolean {
  if (world.executionsLeft <= 0) return false;
  world.executionsLeft -= 1;
  return true;
}

function parameters(world: World) {
  return {
    kg_name: LANDING.kg_name,
    select_schema: LANDING.select_schema,
    limit_records: pick(world, [100, 1_000, 5_000]),
  };
}

/** The newest some hundreds: files of all ages are read, but not one list for ever. */
function keepReadable(world: World, id: number): void {
  if (world.readable.length < 300) world.readable.push(id);
  else world.readable[Math.floor(world.random() * world.readable.length)] = id;
}
