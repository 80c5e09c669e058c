import { CompiledQuery, sql } from 'kysely';
import type { Database, Query } from '../../db/database';
import { ALLOCATION_STATUSES, type AllocationFilters } from '../execution-schemas';
import { type ListedRow, listedColumns } from '../to-execution';
import { type Group, readGroups } from './read-groups';

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
  const groups = await readGroups(db, filters);
  const total = groups.reduce((sum, { executions }) => sum + executions, 0);
  const walks = walksOf(filters, groups);
  if (walks.length === 0 || page.offset >= total) return { rows: [], total };
  const found = await db.read(mergeWalks(db, walks, await findPlace(db, filters, page)));
  return { rows: await readRows(db, found), total };
}

/** What leads to a row soonest: an index of SQLite holds the row's place, one of PostgreSQL does not tell it. */
const ROW_KEY = { sqlite: 'rowid', postgresql: 'execution_id' } as const;

/** In the order in which they were found. Joined to the page, SQLite would walk all executions to have their order. */
async function readRows(db: Database, found: readonly { readonly place: unknown }[]): Promise<ListedRow[]> {
  if (found.length === 0) return [];
  const key = sql<unknown>`${sql.ref(ROW_KEY[db.provider])}`;
  const rows = await db.read(
    db.sql
      .selectFrom('allocation_executions')
      .select(listedColumns)
      .select(key.as('place'))
      .where(
        key,
        'in',
        found.map(({ place }) => place),
      ),
  );
  const byPlace = new Map(rows.map(({ place, ...row }) => [place, row]));
  return found.flatMap(({ place }) => byPlace.get(place) ?? []);
}

function walksOf(filters: AllocationFilters, groups: readonly Group[]): Walk[] {
  const { month, year, status, uploaded_by } = filters;
  const isAny = status.length === 0 || new Set(status).size === ALLOCATION_STATUSES.length;
  const isAll = isAny && month === undefined && year === undefined && uploaded_by === undefined;
  if (isAll) return groups.length === 0 ? [] : [{}];
  const given = Object.entries({ uploaded_by, month, year }).filter(([, value]) => value !== undefined);
  return groups.map((group) => ({
    ...Object.fromEntries(given),
    ...(group.month !== undefined && { month: group.month, year: group.year }),
    status: group.status,
  }));
}

/** The statement, written out: building many walks piece by piece takes longer than walking. */
function mergeWalks(
  { provider }: Database,
  walks: readonly Walk[],
  { limit, offset, before }: Place,
): Query<{ place: unknown }> {
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
    return `SELECT * FROM (SELECT ${ROW_KEY[provider]} AS place, execution_id, start_time FROM allocation_executions ${where}
      ${order} LIMIT ${bind(offset + limit)}) AS walk${index}`;
  });
  const merged = `SELECT place FROM (${texts.join(' UNION ALL ')}) AS merged ${order}
    LIMIT ${bind(limit)} OFFSET ${bind(offset)}`;
  return { compile: () => CompiledQuery.raw(merged, bound) as CompiledQuery<{ place: unknown }> };
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
  // As one text: two thousand rows would take longer to hand over than to count.
  const listed = await db.readOne(
    db.sql
      .selectFrom(days.as('days'))
      .select(sql<string | null>`string_agg(day || ':' || executions, ',')`.as('days')),
  );
  const newestFirst = (listed?.days ?? '')
    .split(',')
    .map((one) => one.split(':').map(Number))
    .toSorted(([one = 0], [other = 0]) => other - one);
  let newer = 0;
  for (const [day = 0, executions = 0] of newestFirst) {
    if (newer + executions > page.offset) {
      return { limit: page.limit, offset: page.offset - newer, before: new Date((day + 1) * DAY_MS) };
    }
    newer += executions;
  }
  return page;
}
