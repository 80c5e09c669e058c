import { type Expression, type SqlBool, sql } from 'kysely';
import type { Context } from '../context';
import type { AnswerOf, InputOf } from '../shared/endpoint';
import type { listKpisEndpoint } from './endpoints';
import { toSummary, withLatestExecution } from './latest-execution';
import { readTrends } from './read-trends';
import { toKpi } from './to-kpi';

type Input = InputOf<typeof listKpisEndpoint>;

/** KPI definitions that match, each with its latest execution, and how many match in all. */
export async function listKpis(ctx: Context, input: Input): Promise<AnswerOf<typeof listKpisEndpoint>> {
  const conditions = matching(ctx, input);
  let page = withLatestExecution(ctx)
    .where((eb) => eb.and(conditions))
    .orderBy(sql`${sortTerm(input.sort_by)} ${sql.raw(input.sort_order)} nulls last`)
    .orderBy('k.id', input.sort_order);
  // SQLite knows OFFSET only after LIMIT.
  if (input.limit !== undefined) page = page.limit(input.limit).offset(input.offset);
  const [rows, total, groups] = await Promise.all([
    ctx.db.read(page),
    input.limit === undefined ? undefined : countMatching(ctx, conditions),
    listGroups(ctx),
  ]);
  const kpis = input.limit === undefined ? rows.slice(input.offset) : rows;
  const trends = await readTrends(
    ctx,
    kpis.map(({ id }) => id),
  );
  return {
    success: true,
    total: total ?? rows.length,
    kpis: kpis.map((row) => toKpi(row, toSummary(row), trends.get(row.id) ?? [])),
    groups,
  };
}

function matching({ db }: Context, input: Input): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  if (input.is_active !== 'all') conditions.push(sql<SqlBool>`k.is_active = ${input.is_active === 'true'}`);
  if (input.group_name !== undefined) conditions.push(sql<SqlBool>`k.group_name = ${input.group_name}`);
  const search = input.search?.trim();
  if (search) {
    const text = sql`coalesce(k.name, '') || ' ' || coalesce(k.alias_name, '') || ' ' || coalesce(k.description, '')`;
    conditions.push(
      db.provider === 'sqlite'
        ? sql<SqlBool>`${text} glob ${globPattern(search)}`
        : sql<SqlBool>`lower(${text}) like ${likePattern(search)} escape '\\'`,
    );
  }
  return conditions;
}

const likePattern = (search: string) => `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

/** SQLite's lower() and LIKE know ASCII letters alone, so every letter is asked for in both cases. */
function globPattern(search: string): string {
  const either = [...search].map((character) => {
    const cases = [character, character.toLowerCase(), character.toUpperCase()];
    const letters = [...new Set(cases.filter((one) => [...one].length === 1))].join('');
    return [...letters].length > 1 || '*?['.includes(letters) ? `[${letters}]` : letters;
  });
  return `*${either.join('')}*`;
}

/** Texts sort without regard to case. */
function sortTerm(key: Input['sort_by']) {
  switch (key) {
    case 'name':
    case 'alias_name':
    case 'group_name':
    case 'description':
    case 'nl_definition':
    case 'created_by':
      return sql`lower(${sql.ref(`k.${key}`)})`;
    case 'latest_execution':
      return sql.ref('e.execution_timestamp');
    case 'value':
    case 'execution_status':
    case 'execution_time_ms':
    case 'number_of_records':
      return sql.ref(`e.${key}`);
    case 'version':
      return sql.ref('k.current_version');
    default:
      return sql.ref(`k.${key}`);
  }
}

async function countMatching(ctx: Context, conditions: readonly Expression<SqlBool>[]): Promise<number> {
  const row = await ctx.db.readOne(
    ctx.db.sql
      .selectFrom('kpi_definitions as k')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where((eb) => eb.and(conditions)),
  );
  return Number(row?.total ?? 0);
}

async function listGroups(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.read(
    ctx.db.sql
      .selectFrom('kpi_definitions')
      .select('group_name')
      .distinct()
      .where('group_name', 'is not', null),
  );
  return rows.flatMap(({ group_name }) => (group_name === null ? [] : [group_name])).sort();
}
