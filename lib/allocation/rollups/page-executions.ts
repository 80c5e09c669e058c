import { CompiledQuery, sql } from 'kysely';
import type { Database, Query } from '../../db/database';
import { ALLOCATION_STATUSES, type AllocationFilters } from '../execution-schemas';
import { type ListedRow, listedColumns } from '../to-execution';
import { readGroups, readTotals } from './read-groups';

const DAY_MS = 86_400_000;
/** From here on the counts of days find the page sooner than a walk to it. */
const FAR_OFFSET = 500;

/** Executions that agree in the columns an index begins with: it has them in the order of the list. */
type Walk = Partial<Pick<ListedRow, 'month' | 'year' | 'status' | 'uploaded_by'>>;

interface Place {
  readonly limit: number;
  readonly offset: number;
  /** Only what started before. */
  readonly before?: Date;
}

/**
 * A page of the executions that match, newest first, those of one moment by id, and how many match in all. Whatever the
 * filters are, the page is a merge of few walks along an index: the counts tell which are not empty.
 */
export async function pageExecutions(
  db: Database,
  filters: AllocationFilters,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: ListedRow[]; readonly total: number }> {
  const isOfMonths = filters.month !== undefined || filters.year !== undefined;
  const groups = await (isOfMonths ? readGroups(db, filters) : readTotals(db, filters));
  const total = groups.reduce((sum, { executions }) => sum + executions, 0);
  const walks = walksOf(filters, groups);
  if (walks.length === 0 || page.offset >= total) return { rows: [], total };
  const found = await db.read(mergeWalks(db, walks, await findPlace(db, filters, page)));
  return { rows: await readRows(db, found), total };
}

/** In the order of the ids. Joined to the page, SQLite would walk all executions to have their order. */
async function readRows(
  db: Database,
  ids: readonly { readonly execution_id: string }[],
): Promise<ListedRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.read(
    db.sql
      .selectFrom('allocation_executions')
      .select(listedColumns)
      .where(
        'execution_id',
        'in',
        ids.map(({ execution_id }) => execution_id),
      ),
  );
  const byId = new Map(rows.map((row) => [row.execution_id, row]));
  return ids.flatMap(({ execution_id }) => byId.get(execution_id) ?? []);
}

function walksOf({ month, year, status, uploaded_by }: AllocationFilters, groups: readonly Walk[]): Walk[] {
  const user = uploaded_by === undefined ? {} : { uploaded_by };
  const isAny = status.length === 0 || new Set(status).size === ALLOCATION_STATUSES.length;
  const isAll = isAny && month === undefined && year === undefined && uploaded_by === undefined;
  if (isAll) return groups.length === 0 ? [] : [{}];
  return groups.map((group) => ({
    ...user,
    ...(group.month !== undefined && { month: group.month, year: group.year }),
    status: group.status,
  }));
}

/** The statement, written out: there may be sixty walks, and building them piece by piece takes longer than walking. */
function mergeWalks(
  { provider }: Database,
  walks: readonly Walk[],
  { limit, offset, before }: Place,
): Query<{ execution_id: string }> {
  const bound: unknown[] = [];
  const bind = (value: unknown): string => {
    const place = bound.indexOf(value);
    const number = place < 0 ? bound.push(value) : place + 1;
    return provider === 'postgresql' ? `$${number}` : `?${number}`;
  };
  const order = 'ORDER BY start_time DESC, execution_id';
  const texts = walks.map((walk, index) => {
    const conditions = [
      ...Object.entries(walk).map(([column, value]) => `${column} = ${bind(value)}`),
      ...(before === undefined ? [] : [`start_time < ${bind(before)}`]),
    ];
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    return `SELECT * FROM (SELECT execution_id, start_time FROM allocation_executions ${where}
      ${order} LIMIT ${bind(offset + limit)}) AS walk${index}`;
  });
  const merged = `SELECT execution_id FROM (${texts.join(' UNION ALL ')}) AS merged ${order}
    LIMIT ${bind(limit)} OFFSET ${bind(offset)}`;
  return { compile: () => CompiledQuery.raw(merged, bound) as CompiledQuery<{ execution_id: string }> };
}

/** Where to begin: far back in all executions, or in those of some statuses, at the day that holds the offset. */
async function findPlace(
  db: Database,
  { month, year, status, uploaded_by }: AllocationFilters,
  page: { readonly limit: number; readonly offset: number },
): Promise<Place> {
  const isNarrow = month !== undefined || year !== undefined || uploaded_by !== undefined;
  if (isNarrow || page.offset < FAR_OFFSET) return page;
  let days = db.sql
    .selectFrom('allocation_day_counts')
    .select(['day', (eb) => eb.fn.sum<number>('executions').as('executions')])
    .groupBy('day');
  if (status.length > 0) days = days.where('status', 'in', status);
  const running = db.sql
    .selectFrom(days.as('days'))
    .select(['day', sql<number>`sum(executions) over (order by day desc)`.as('until')]);
  const found = await db.readOne(
    db.sql
      .selectFrom(running.as('running'))
      .select(['day', 'until'])
      .where('until', '>', page.offset)
      .orderBy('until')
      .limit(1),
  );
  if (!found) return page;
  const newer = await db.readOne(
    db.sql
      .selectFrom(days.as('days'))
      .select((eb) => eb.fn.sum<number>('executions').as('executions'))
      .where('day', '>', found.day),
  );
  return {
    limit: page.limit,
    offset: page.offset - Number(newer?.executions ?? 0),
    before: new Date((found.day + 1) * DAY_MS),
  };
}
