import { sql } from 'kysely';
import type { Context } from '../../context';
import type { KpiSortKey } from '../schemas';
import { foldText } from './fold-text';

export interface Wanted {
  readonly group_name?: string | undefined;
  readonly is_active: 'true' | 'false' | 'all';
  readonly search?: string | undefined;
  readonly limit?: number | undefined;
  readonly offset: number;
  readonly sort_by: KpiSortKey;
  readonly sort_order: 'asc' | 'desc';
}

/** So few matches of a search are sorted by themselves; of more, the list is walked in its order. */
const FEW = 200;
/** More than there are: a subquery keeps its order only where it has a limit. */
const ALL = 2 ** 53 - 1;

/** The column of `kpi_summaries` that holds what a list is sorted by; each has an index that begins with is_active. */
const sortColumns = {
  id: 'kpi_id',
  name: 'name_key',
  alias_name: 'alias_name_key',
  group_name: 'group_name_key',
  description: 'description_key',
  nl_definition: 'nl_definition_key',
  created_by: 'created_by_key',
  created_at: 'created_at',
  updated_at: 'updated_at',
  version: 'version',
  is_active: 'is_active',
  latest_execution: 'execution_timestamp',
  execution_status: 'execution_status',
  execution_time_ms: 'execution_time_ms',
  number_of_records: 'number_of_records',
  value: 'value',
} as const satisfies Record<KpiSortKey, string>;

/** Columns of text, which PostgreSQL would sort by its locale. */
const TEXTS: ReadonlySet<string> = new Set<KpiSortKey>([
  'name',
  'alias_name',
  'group_name',
  'description',
  'nl_definition',
  'created_by',
  'execution_status',
]);

/**
 * The ids of a page in their order, and how many KPIs match in all. Nulls come last both ways, what is equal is in
 * the order of ids.
 */
export async function pageKpiIds(ctx: Context, wanted: Wanted): Promise<{ ids: number[]; total: number }> {
  const { offset, limit = ALL } = wanted;
  const search = wanted.search?.trim();
  if (!search) {
    const [rows, total] = await Promise.all([
      ctx.db.read(inOrder(ctx, wanted).limit(limit).offset(offset)),
      countMatching(ctx, wanted),
    ]);
    return { ids: rows.map(({ kpi_id }) => kpi_id), total };
  }
  const found = await findMatches(ctx, wanted, search);
  const ordered =
    found.length <= FEW ? await sortFew(ctx, wanted, found) : await sortMany(ctx, wanted, found);
  return { ids: ordered.slice(offset, offset + limit), total: found.length };
}

type Order = Pick<Wanted, 'sort_by' | 'sort_order'>;

/** Every KPI that filters let through, in order: a walk along an index that holds all it needs. */
function inOrder(ctx: Context, wanted: Wanted) {
  if (wanted.is_active !== 'all') return ordered(walk(ctx, wanted, wanted.is_active === 'true'), wanted);
  // Two ordered walks are merged; one over both states would have to be sorted.
  return ordered(walk(ctx, wanted, true).unionAll(walk(ctx, wanted, false)), wanted);
}

function walk(ctx: Context, { sort_by, group_name }: Wanted, isActive: boolean) {
  const query = selectSorted(ctx, sort_by).where('is_active', '=', isActive);
  if (group_name === undefined) return query;
  // Spelled so that no index of groups is taken, which would give another order and have to be sorted.
  return query.where(sql<boolean>`group_name || '' = ${group_name}`);
}

function selectSorted(ctx: Context, sortBy: KpiSortKey) {
  const column = sql.ref(sortColumns[sortBy]);
  const bytewise = ctx.db.provider === 'postgresql' && TEXTS.has(sortBy);
  return ctx.db.sql
    .selectFrom('kpi_summaries')
    .select(['kpi_id', (bytewise ? sql`${column} collate "C"` : column).as('sorted')]);
}

/** In the order asked for; of `selectSorted` or of several of it. */
function ordered(query: ReturnType<typeof selectSorted>, { sort_order }: Order) {
  return query.orderBy(sql`sorted ${sql.raw(sort_order)} nulls last`).orderBy('kpi_id', sort_order);
}

async function countMatching(ctx: Context, { is_active, group_name }: Wanted): Promise<number> {
  let query = ctx.db.sql.selectFrom('kpi_summaries').select((eb) => eb.fn.countAll<number>().as('total'));
  if (is_active !== 'all') query = query.where('is_active', '=', is_active === 'true');
  if (group_name !== undefined) query = query.where('group_name', '=', group_name);
  const row = await ctx.db.readOne(query);
  return Number(row?.total ?? 0);
}

/** Ids of all that filters and search let through, in no order: one scan of the narrow table of texts. */
async function findMatches(
  ctx: Context,
  { is_active, group_name }: Wanted,
  search: string,
): Promise<number[]> {
  const pattern = `%${foldText(search).replace(/[\\%_]/g, '\\$&')}%`;
  let query = ctx.db.sql
    .selectFrom('kpi_search_texts')
    .where(sql<boolean>`folded like ${pattern} escape '\\'`);
  if (is_active !== 'all') query = query.where('is_active', '=', is_active === 'true');
  if (group_name !== undefined) query = query.where('group_name', '=', group_name);
  return splitIds(await ctx.db.readOne(query.select(joinIds(ctx).as('ids'))));
}

async function sortFew(ctx: Context, order: Order, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db.read(ordered(selectSorted(ctx, order.sort_by).where('kpi_id', 'in', ids), order));
  return rows.map(({ kpi_id }) => kpi_id);
}

async function sortMany(ctx: Context, wanted: Wanted, ids: readonly number[]): Promise<number[]> {
  // A byte for each id there is: a Set of thousands takes ten times as long to make.
  const isFound = new Uint8Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
  for (const id of ids) isFound[id] = 1;
  const all = ctx.db.sql.selectFrom(inOrder(ctx, wanted).limit(ALL).as('all')).select(joinIds(ctx).as('ids'));
  return splitIds(await ctx.db.readOne(all)).filter((id) => isFound[id] === 1);
}

/** Thousands of ids as one value: a row for each would cost more than finding them. */
function joinIds(ctx: Context) {
  return ctx.db.provider === 'sqlite'
    ? sql<string | null>`group_concat(kpi_id)`
    : sql<string | null>`string_agg(kpi_id::text, ',')`;
}

function splitIds(row: { ids: string | null } | undefined): number[] {
  return row?.ids ? row.ids.split(',').map(Number) : [];
}
