import path from 'node:path';
import Sqlite from 'libsql';
import * as executionsRoute from '../../app/v1/landing-kpi/kpis/[kpi_id]/executions/route';
import * as kpisRoute from '../../app/v1/landing-kpi/kpis/route';
import { fillSummaries } from '../../lib/kpi/fill-summaries';
import type { BenchCase, Measurement } from '../bench-case';
import * as empty from '../empty-endpoint';
import { type Host, hostHandlers } from '../host-handlers';
import { measureEndpoint } from '../measure-endpoint';

const KPIS = 10_000;
const EXECUTIONS_EACH = 20;
/** The history of the first KPI is longer. */
const LONG_HISTORY = 10_000;
const AIM = 'within 1.5 ms of the baseline';

type Database = Sqlite.Database;

/** The list of 10,000 KPIs with 20 executions each and their trend, and a history of 10,000 executions. */
export const listKpisCase: BenchCase = {
  name: 'list',
  run: async (state) => {
    const db = new Sqlite(path.join(state.dataDir, 'plumbline.db'));
    fill(db, state.ctx.now().getTime());
    await fillSummaries(state.ctx.db);
    const handlers = { '/empty': empty.GET, '/executions': executionsRoute.GET, '/kpis': kpisRoute.GET };
    const host = await hostHandlers(({ pathname }) => ({
      handler: handlers[pathname as keyof typeof handlers],
      params: { kpi_id: '1' },
    }));
    try {
      return [...(await measureList(host, db)), ...(await measureHistory(host, db))];
    } finally {
      db.close();
      await host.close();
    }
  },
};

/** What is asked of the list, and for some the least that plain SQL needs for the same page. */
const LISTS: readonly { what: string; query: string; raw?: string }[] = [
  { what: 'first page', query: '', raw: pageBy('k.id') },
  { what: 'page at 8,950', query: 'offset=8950', raw: pageBy('k.id', 8950) },
  { what: 'by name', query: 'sort_by=name', raw: pageBy('k.name') },
  { what: 'by name, page at 8,950', query: 'sort_by=name&offset=8950', raw: pageBy('k.name', 8950) },
  { what: 'by sentence', query: 'sort_by=nl_definition&sort_order=desc' },
  {
    what: 'by last change',
    query: 'sort_by=updated_at&sort_order=desc',
    raw: pageBy('k.updated_at DESC'),
  },
  {
    what: 'by latest execution',
    query: 'sort_by=latest_execution&sort_order=desc',
    raw: pageBy('e.execution_timestamp DESC'),
  },
  { what: 'by status', query: 'sort_by=execution_status', raw: pageBy('e.execution_status') },
  { what: 'by value, page at 5,000', query: 'sort_by=value&sort_order=desc&offset=5000' },
  { what: 'active and inactive, by name', query: 'is_active=all&sort_by=name' },
  { what: 'active and inactive, by name, at 9,950', query: 'is_active=all&sort_by=name&offset=9950' },
  { what: 'one group', query: 'group_name=Group%207' },
  { what: 'one group, by value, last page', query: 'group_name=Group%207&sort_by=value&offset=700' },
  { what: 'search for a rare text', query: 'search=%23{round}%20of', raw: searchFor('#4711 of') },
  {
    what: 'search for some hundreds',
    query: 'search=suppliers%20of%20plant%20{round}',
    raw: searchFor('plant 11'),
  },
  {
    what: 'search for what all have, page at 5,000, by value',
    query: 'search=products&sort_by=value&offset=5000',
    raw: searchFor('products'),
  },
];

/** One query with an index seek for each KPI's newest execution: how one would write it without anything kept. */
function pageBy(order: string, offset = 0): string {
  return `SELECT k.*, e.* FROM kpi_definitions k LEFT JOIN kpi_execution_results e ON e.id =
      (SELECT id FROM kpi_execution_results WHERE kpi_id = k.id ORDER BY id DESC LIMIT 1)
    WHERE k.is_active = 1 ORDER BY ${order}, k.id LIMIT 50 OFFSET ${offset}`;
}

function searchFor(text: string): string {
  return `SELECT count(*) FROM kpi_definitions WHERE is_active = 1 AND (name LIKE '%${text}%' OR alias_name LIKE '%${text}%'
    OR group_name LIKE '%${text}%' OR description LIKE '%${text}%' OR nl_definition LIKE '%${text}%')`;
}

async function measureList(host: Host, db: Database): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const { what, query, raw } of LISTS) {
    const statement = raw === undefined ? undefined : db.prepare(raw).raw();
    measurements.push(
      await measureEndpoint(host, {
        what,
        path: (round) => `/kpis?limit=50&${query.replace('{round}', String(round % 500))}`,
        ...(statement && { raw: () => statement.all([]) }),
        aim: AIM,
      }),
    );
  }
  return measurements;
}

async function measureHistory(host: Host, db: Database): Promise<Measurement[]> {
  const raw = db
    .prepare(
      'SELECT * FROM kpi_execution_results WHERE kpi_id = 1 ORDER BY execution_timestamp DESC, id DESC LIMIT 50',
    )
    .raw();
  const asked = [
    ['history of 10,000, newest', ''],
    ['history of 10,000, page at 9,900', 'offset=9900'],
    ['history of 10,000, failed ones by duration', 'status=failed&sort_by=execution_time_ms&sort_order=desc'],
    [
      'history of 10,000, one version by records, page at 4,000',
      'version=1&sort_by=number_of_records&offset=4000',
    ],
  ] as const;
  const measurements: Measurement[] = [];
  for (const [what, query] of asked) {
    measurements.push(
      await measureEndpoint(host, {
        what,
        path: `/executions?limit=50&${query}`,
        ...(query === '' && { raw: () => raw.all([]) }),
      }),
    );
  }
  return measurements;
}

/** 10,000 definitions, every tenth inactive, and all executions, in SQL: 200,000 inserts one by one take a minute. */
export function fill(db: Database, nowMs: number): void {
  db.exec(`
    BEGIN;
    INSERT INTO kpi_definitions
        (id, name, alias_name, group_name, description, nl_definition, created_at, updated_at, created_by, is_active)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${KPIS})
      SELECT i, 'KPI #' || i || ' of plant ' || (i % 97), iif(i % 3, 'ALIAS_' || i, NULL), 'Group ' || (i % 12),
             iif(i % 4, 'Suppliers of plant ' || (i % 25) || ' whose deliveries were checked in week ' || (i % 53), NULL),
             'Show me all products in RBP GPU which are not in OPS Excel where quantity is above ' || (i % 1000),
             ${nowMs} - i * 1000, ${nowMs} - i * 7919 % 100000, 'user' || (i % 40), i % 10 > 0 FROM n;
    INSERT INTO kpi_execution_results
        (kpi_id, definition_version, nl_definition, kg_name, select_schema, db_type, execution_status,
         execution_timestamp, finished_at, execution_time_ms, generated_sql, number_of_records, total_available, value,
         error_message)
      WITH RECURSIVE
        r(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM r WHERE j < ${EXECUTIONS_EACH}),
        n(i) AS (SELECT j FROM r UNION ALL SELECT i + ${EXECUTIONS_EACH} FROM n WHERE i + ${EXECUTIONS_EACH} <= ${KPIS})
      ${executionOf('i', 'j', nowMs)} FROM r, n ORDER BY j, i;
    INSERT INTO kpi_execution_results
        (kpi_id, definition_version, nl_definition, kg_name, select_schema, db_type, execution_status,
         execution_timestamp, finished_at, execution_time_ms, generated_sql, number_of_records, total_available, value,
         error_message)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${LONG_HISTORY})
      ${executionOf('1', 'i', nowMs)} FROM n;
    COMMIT;`);
}

/** The columns of one execution: the `round`th of a KPI. */
function executionOf(kpi: string, round: string, nowMs: number): string {
  return `SELECT ${kpi}, 1 + ${round} % 2, 'Show me all products in RBP GPU which are not in OPS Excel', 'KG_101',
    'newdqschema', 'sqlite', iif((${kpi} + ${round}) % 7, 'success', 'failed'),
    ${nowMs} - (1000000 - ${round} * 40 - ${kpi} % 40) * 1000, ${nowMs}, (${kpi} * 31 + ${round}) % 4000 / 10.0,
    'SELECT DISTINCT * FROM "brz_lnd_RBP_GPU" LIMIT 1000', ${kpi} * 7 % 1000, ${kpi} * 7 % 1000,
    iif((${kpi} + ${round}) % 7, ${kpi} * 7 % 1000, NULL), iif((${kpi} + ${round}) % 7, NULL, 'It took too long.')`;
}
