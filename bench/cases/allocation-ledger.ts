import path from 'node:path';
import Sqlite from 'libsql';
import * as detailRoute from '../../app/api/allocation/executions/[execution_id]/route';
import * as kpiRoute from '../../app/api/allocation/executions/kpi/route';
import * as listRoute from '../../app/api/allocation/executions/route';
import type { Cache } from '../../lib/cache/cache';
import { MONTH_NAMES } from '../../lib/shared/month-names';
import type { BenchCase, Measurement } from '../bench-case';
import * as empty from '../empty-endpoint';
import { type Host, hostHandlers } from '../host-handlers';
import { measureEndpoint } from '../measure-endpoint';

const EXECUTIONS = 1_000_000;
const ROUNDS = 200;
const LIST_AIM = 'within 1.5 ms of the baseline';

/** List, detail and KPIs of a million executions, the cache off and on. */
export const allocationLedgerCase: BenchCase = {
  name: 'allocation-ledger',
  run: async (state) => {
    const db = new Sqlite(path.join(state.dataDir, 'plumbline.db'));
    fill(db);
    const { execution_id } = db
      .prepare('SELECT execution_id FROM allocation_executions LIMIT 1 OFFSET 5000')
      .get() as { execution_id: string };
    const handlers = {
      '/empty': empty.GET,
      '/list': listRoute.GET,
      '/kpi': kpiRoute.GET,
      '/detail': detailRoute.GET,
    };
    const host = await hostHandlers(({ pathname }) => ({
      handler: handlers[pathname as keyof typeof handlers],
      params: { execution_id },
    }));
    const { cache } = state.state;
    const kept = cache.through;
    try {
      Object.assign(cache, { through: ((_key, _ttl, load) => load()) satisfies Cache['through'] });
      const uncached = [
        ...(await measureLists(host, db)),
        ...(await measureKpis(host, db)),
        await measureEndpoint(host, { what: 'detail', path: '/detail', rounds: ROUNDS }),
      ];
      Object.assign(cache, { through: kept });
      return [...uncached, ...(await measureHits(host))];
    } finally {
      db.close();
      await host.close();
    }
  },
};

/** One value for each filter; a combination takes some of them. */
const FILTERS = {
  month: 'month=March',
  year: 'year=2024',
  user: 'uploaded_by=user7',
  status: 'status=FAILED',
  statuses: 'status=FAILED&status=SUCCESS&status=IN_PROGRESS',
} as const;

const combinations: readonly string[][] = (['', 'month'] as const).flatMap((month) =>
  (['', 'year'] as const).flatMap((year) =>
    (['', 'user'] as const).flatMap((user) =>
      (['', 'status', 'statuses'] as const).map((status) => [month, year, user, status].filter(Boolean)),
    ),
  ),
);

const queryOf = (names: readonly string[]): string =>
  names.map((name) => FILTERS[name as keyof typeof FILTERS]).join('&');

async function measureLists(host: Host, db: Sqlite.Database): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const names of combinations) {
    const raw = db.prepare(rawList(names)).raw();
    measurements.push(
      await measureEndpoint(host, {
        what: `list: ${names.join(' + ') || 'no filter'}`,
        path: `/list?limit=50&${queryOf(names)}`,
        raw: () => raw.all([]),
        rounds: ROUNDS,
        // Some of these take a second.
        rawRounds: 3,
        aim: LIST_AIM,
      }),
    );
  }
  const far = db.prepare(`${rawList([], false)} LIMIT 50 OFFSET 900000`).raw();
  measurements.push(
    await measureEndpoint(host, {
      what: 'list: page at 900,000',
      path: '/list?limit=50&offset=900000',
      raw: () => far.all([]),
      rounds: ROUNDS,
      rawRounds: 3,
      aim: 'within 4 ms of the baseline',
    }),
  );
  return measurements;
}

/** The plain statement on the same indexes, without counts: how one would write it. */
function rawList(names: readonly string[], isPage = true): string {
  const conditions = names.map(
    (name) =>
      ({
        month: `month = 'March'`,
        year: 'year = 2024',
        user: `uploaded_by = 'user7'`,
        status: `status = 'FAILED'`,
        statuses: `status IN ('FAILED', 'SUCCESS', 'IN_PROGRESS')`,
      })[name],
  );
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  return `SELECT * FROM allocation_executions ${where} ORDER BY start_time DESC, execution_id${isPage ? ' LIMIT 50' : ''}`;
}

async function measureKpis(host: Host, db: Sqlite.Database): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const names of [[], ['year'], ['month', 'status'], ['user'], ['user', 'year', 'statuses']]) {
    const raw = db
      .prepare(
        rawList(names, false).replace(
          'SELECT *',
          'SELECT count(*), avg(duration_seconds), sum(records_processed)',
        ),
      )
      .raw();
    measurements.push(
      await measureEndpoint(host, {
        what: `KPIs: ${names.join(' + ') || 'no filter'}`,
        path: `/kpi?${queryOf(names)}`,
        raw: () => raw.all([]),
        rounds: ROUNDS,
        rawRounds: 3,
        aim: 'within 1 ms of the baseline',
      }),
    );
  }
  return measurements;
}

async function measureHits(host: Host): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const [what, asked] of [
    ['list', '/list?limit=50&month=March'],
    ['KPIs', '/kpi?year=2024'],
    ['detail', '/detail'],
  ] as const) {
    measurements.push(
      await measureEndpoint(host, {
        what: `cache hit: ${what}`,
        path: asked,
        rounds: ROUNDS,
        aim: 'within 0.3 ms of the baseline',
      }),
    );
  }
  return measurements;
}

/** A million executions over five and a half years, by a hundred users, and what is counted of them, in SQL. */
export function fill(db: Sqlite.Database, executions = EXECUTIONS): void {
  const months = MONTH_NAMES.map((month, index) => `(${index}, '${month}')`).join();
  const sums = `count(*), count(duration_seconds), coalesce(sum(cast(round(duration_seconds * 1000) AS INTEGER)), 0),
    sum(records_processed), sum(records_failed)`;
  db.exec(`
    BEGIN;
    INSERT INTO allocation_inputs VALUES
      ('forecast', 'forecast', 'January', 2025, 1, 'forecast.xlsx', 'ab', 'f', 1, 1, 'user1', 0),
      ('roster', 'roster', 'January', 2025, 1, 'roster.xlsx', 'cd', 'r', 1, 1, 'user1', 0);
    INSERT INTO allocation_executions
        (execution_id, month, year, status, start_time, end_time, duration_seconds, uploaded_by, forecast_filename,
         roster_filename, roster_month_used, roster_year_used, roster_was_fallback, records_processed, records_failed,
         allocation_success_rate, error_type, config_snapshot, created_datetime, forecast_input_id, roster_input_id)
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${executions} - 1),
        m(number, name) AS (VALUES ${months}),
        e AS (
          SELECT i, i * 7919 % 1000 AS r, i * 31 % 84 AS target, 1577836800000 + i * 173000 + i * 37 % 90000 AS began
          FROM n
        ),
        s AS (
          SELECT *, CASE WHEN r < 820 THEN 'SUCCESS' WHEN r < 900 THEN 'PARTIAL_SUCCESS' WHEN r < 998 THEN 'FAILED'
            WHEN r < 999 THEN 'PENDING' ELSE 'IN_PROGRESS' END AS state FROM e
        )
      SELECT printf('%08x-%04x-4000-8000-%012x', i * 2654435761 % 4294967296, i % 65536, i), m.name, 2020 + target / 12,
        state, began, iif(r < 998, began + 300500, NULL), iif(r < 998, 100 + r / 2.0, NULL), 'user' || (i * 17 % 100),
        'forecast_' || i || '.xlsx', 'roster.xlsx', m.name, 2020 + target / 12, 0, iif(r < 998, 1250, 0),
        iif(r < 998, r % 60, 0), iif(r < 998, (1250 - r % 60) / 1250.0, NULL),
        iif(state = 'FAILED', 'NO_ALLOCATION', NULL), '{"month_config":{}}', began, 'forecast', 'roster'
      FROM s JOIN m ON m.number = target % 12;
    INSERT INTO allocation_rollups
      SELECT year, month, status, ${sums} FROM allocation_executions GROUP BY year, month, status;
    INSERT INTO allocation_user_rollups
      SELECT uploaded_by, year, month, status, ${sums} FROM allocation_executions
      GROUP BY uploaded_by, year, month, status;
    INSERT INTO allocation_day_counts
      SELECT start_time / 86400000, status, count(*) FROM allocation_executions GROUP BY 1, 2;
    COMMIT;
    ANALYZE;`);
}
