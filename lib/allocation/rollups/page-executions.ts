import { sql } from 'kysely';
import type { Database } from '../../db/database';
import { ALLOCATION_STATUSES, type AllocationFilters } from '../execution-schemas';
import { type ListedRow, listedColumns } from '../to-execution';
import type { Group } from './read-groups';

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
 * A page of the executions that match, newest first, those of one moment by id. Whatever the filters are, it is a merge
 * of few walks along an index: `groups` (what is counted under these filters) tells which are not empty.
 */
export async function pageExecutions(
  db: Database,
  filters: AllocationFilters,
  groups: readonly Group[],
  page: { readonly limit: number; readonly offset: number },
): Promise<ListedRow[]> {
  const walks = walksOf(filters, groups);
  if (walks.length === 0) return [];
  const place = await findPlace(db, filters, page);
  const heads = walks.map((walk) => db.sql.selectFrom(walkAlong(db, walk, place).as('walk')).selectAll());
  const [first, ...others] = heads;
  if (first === undefined) return [];
  const merged = others.reduce((all, one) => all.unionAll(one), first);
  const found = db.sql
    .selectFrom(merged.as('merged'))
    .selectAll()
    .orderBy('start_time', 'desc')
    .orderBy('execution_id')
    .limit(place.limit)
    .offset(place.offset);
  return db.read(
    db.sql
      .selectFrom(found.as('page'))
      .innerJoin('allocation_executions as e', 'e.execution_id', 'page.execution_id')
      .select(listedColumns.map((column) => `e.${column}` as const))
      .orderBy('e.start_time', 'desc')
      .orderBy('e.execution_id'),
  );
}

function walksOf({ month, year, status, uploaded_by }: AllocationFilters, groups: readonly Group[]): Walk[] {
  const user = uploaded_by === undefined ? {} : { uploaded_by };
  if (month !== undefined || year !== undefined) {
    return groups.map((group) => ({ ...user, month: group.month, year: group.year, status: group.status }));
  }
  const isAny = status.length === 0 || new Set(status).size === ALLOCATION_STATUSES.length;
  if (isAny && uploaded_by === undefined) return groups.length === 0 ? [] : [{}];
  return [...new Set(groups.map((group) => group.status))].map((one) => ({ ...user, status: one }));
}

function walkAlong({ sql: build }: Database, walk: Walk, { limit, offset, before }: Place) {
  let query = build.selectFrom('allocation_executions').select(['execution_id', 'start_time']);
  if (walk.uploaded_by !== undefined) query = query.where('uploaded_by', '=', walk.uploaded_by);
  if (walk.month !== undefined) query = query.where('month', '=', walk.month);
  if (walk.year !== undefined) query = query.where('year', '=', walk.year);
  if (walk.status !== undefined) query = query.where('status', '=', walk.status);
  if (before !== undefined) query = query.where('start_time', '<', before);
  return query
    .orderBy('start_time', 'desc')
    .orderBy('execution_id')
    .limit(offset + limit);
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
