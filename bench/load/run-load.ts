import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createContext } from '../../lib/context';
import { startPlumbline } from '../../lib/start-plumbline';
import { landTables } from '../../lib/testing/landing-database';
import { products } from '../products';
import { ACTIONS, type Action, type World } from './actions';
import { type Client, openClient } from './client';
import { findLost } from './find-lost';
import { type LoadReport, reportLoad } from './report-load';
import { startServer } from './server';

const CLIENTS = 50;
const KPIS = 300;
const PRODUCTS = 20_000;
const MOST_EXECUTIONS = 5_000;
const MOST_SECONDS = 600;
/** Before it, caches fill and code is compiled; it is not measured. */
const WARM_UP_SECONDS = 10;

/**
 * 50 clients on the production server for so many seconds, on loopback. Throws only when the server does not start;
 * what went wrong meanwhile is in the report.
 */
export async function runLoad(seconds: number): Promise<LoadReport> {
  if (!(seconds >= 1 && seconds <= MOST_SECONDS)) throw new Error(`Between 1 and ${MOST_SECONDS} seconds.`);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'plumbline-load-'));
  try {
    await prepare(dataDir);
    const server = await startServer(dataDir, await findFreePort());
    try {
      return await load(server, seconds);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The databases and the knowledge graph, by the product's own verbs. */
async function prepare(dataDir: string): Promise<void> {
  const state = await startPlumbline({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
  try {
    await landTables(createContext({ state, requestId: 'load' }), products(PRODUCTS));
  } finally {
    await state.stop();
  }
}

async function load(server: Awaited<ReturnType<typeof startServer>>, seconds: number): Promise<LoadReport> {
  const first = openClient(server.port);
  const measurements = new Map<string, { took: number[]; problems: string[] }>();
  let measuring = false;
  const world: World = {
    kpis: await createKpis(first),
    acknowledged: new Map(),
    readable: [],
    executionsLeft: MOST_EXECUTIONS,
    random: seeded(7919),
    measured: (kind, startedAt, problem) => {
      const known = measurements.get(kind) ?? { took: [], problems: [] };
      measurements.set(kind, known);
      if (problem !== undefined) known.problems.push(problem);
      else if (measuring) known.took.push(performance.now() - startedAt);
    },
  };
  const execute = ACTIONS.find(({ kind }) => kind === 'execute');
  // Rows to read, before anybody reads any.
  for (let round = 0; round < 5; round += 1) await execute?.act(world, first);

  const clients = Array.from({ length: CLIENTS }, () => openClient(server.port));
  const startedAt = Date.now();
  const endsAt = startedAt + (WARM_UP_SECONDS + seconds) * 1000;
  setTimeout(() => {
    measuring = true;
  }, WARM_UP_SECONDS * 1000);
  await Promise.all(clients.map((client) => beClient(world, client, endsAt)));
  const endedAt = Date.now();
  const lost = await findLost(world, first);
  for (const client of [first, ...clients]) client.close();
  const from = startedAt + WARM_UP_SECONDS * 1000;
  return reportLoad({
    seconds: (endedAt - from) / 1000,
    clients: CLIENTS,
    measurements,
    samples: server.samples().filter(({ at }) => at >= from && at <= endedAt),
    acknowledged: world.acknowledged.size,
    lost,
  });
}

async function createKpis(client: Client): Promise<number[]> {
  const sentences = [
    'Show me all products in RBP GPU which are not in OPS Excel',
    'Show products in RBP GPU where qty is greater than 900',
    'Count products in RBP GPU by category',
  ];
  const ids: number[] = [];
  for (let number = 0; number < KPIS; number += 1) {
    const { status, body } = await client.send('POST', '/kpis', {
      name: `KPI ${number} of plant ${number % 30}`,
      group_name: `Group ${number % 12}`,
      nl_definition: sentences[number % sentences.length],
    });
    if (status !== 201) throw new Error(`A KPI could not be created: ${JSON.stringify(body)}`);
    ids.push(body.kpi.id);
  }
  return ids;
}

async function beClient(world: World, client: Client, endsAt: number): Promise<void> {
  const weights = ACTIONS.reduce((sum, { weight }) => sum + weight, 0);
  while (Date.now() < endsAt) await choose(world.random() * weights).act(world, client);
}

function choose(at: number): Action {
  let left = at;
  for (const action of ACTIONS) {
    left -= action.weight;
    if (left < 0) return action;
  }
  throw new Error('the weights do not add up');
}

/** The same sequence in every run (a linear congruential generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });
}
