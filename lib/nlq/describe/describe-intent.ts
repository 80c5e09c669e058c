import type { JoinStep } from '../compilation';
import type { Condition, Expression, Intent, SelectItem } from '../intent';
import { columnsOf } from '../resolve/references';
import { describeComparison } from './describe-comparison';
import { describeCondition } from './describe-condition';
import { describeExpression, listWords, type Wording } from './describe-expression';

/**
 * The intent in plain English, as one sentence without a full stop. `joins` say by which columns tables are
 * compared.
 */
export function describeIntent(intent: Intent, joins: readonly JoinStep[] = []): string {
  return describeQuery(intent, joins).replace(
    /^(all|the|each)\b/,
    (word) => word.charAt(0).toUpperCase() + word.slice(1),
  );
}

const COMBINED = {
  union: 'together with',
  intersect: 'but only those that are also among',
  except: 'without',
} as const;

function describeQuery(intent: Intent, joins: readonly JoinStep[]): string {
  const wording = wordingOf(intent);
  const body = describeBody(intent, joins, wording);
  const { combine } = intent;
  const combined = combine
    ? `${body}, ${COMBINED[combine.operation]} (${describeQuery(combine.right, joins)})`
    : body;
  return combined + describeOrder(intent, wording);
}

function wordingOf(intent: Intent): Wording {
  const isElsewhere = columnsOf(intent).some(
    ({ table, role }) => table !== intent.entity || role !== undefined,
  );
  return {
    home: isElsewhere ? null : intent.entity,
    describeQuery: (inner) => describeQuery(inner, []),
    describeCondition,
  };
}

function describeBody(intent: Intent, joins: readonly JoinStep[], wording: Wording): string {
  const special = describeComparison(intent, joins);
  const subject = special?.subject ?? describeSubject(intent, wording);
  const filters = [
    ...(special?.clauses ?? []).map((clause) => `whose ${clause}`),
    ...(intent.where ? [describeFilter(intent.where, wording)] : []),
    ...(intent.duplicates && !intent.duplicates.summarise ? [`whose ${describeDuplicates(intent)}`] : []),
  ];
  // "The number of rows of A whose …" needs no further "for rows".
  const link = subject.endsWith(`rows of ${intent.entity}`) ? ' ' : ' for rows ';
  const filter = filters.length > 0 ? link + filters.join(', and ') : '';
  return `${subject}${filter}${describeGroups(intent, wording)}${describeOnce(intent)}${describeOmissions(intent)}`;
}

function describeFilter(where: Condition, wording: Wording): string {
  const described = describeCondition(where, wording);
  return /^(there|not) /.test(described) || described.startsWith('(')
    ? `where ${described}`
    : `whose ${described}`;
}

function describeSubject(intent: Intent, wording: Wording): string {
  if (intent.duplicates?.summarise) return describeDuplicateGroups(intent);
  const asked = intent.select.filter((item) => !item.additional);
  const added = intent.select.filter((item) => item.additional);
  const shown = asked.length > 0 ? describeItems(asked, wording) : 'all columns';
  const also = added.length > 0 ? ` (and ${describeItems(added, wording)} where there is one)` : '';
  const distinct = intent.distinct && intent.relations.length === 0 ? 'the different values of ' : '';
  return `${distinct}${shown} of ${intent.entity}${also}`;
}

function describeItems(items: readonly SelectItem[], wording: Wording): string {
  return listWords(items.map((item) => describeExpression(item.expression, wording)));
}

function describeGroups(intent: Intent, wording: Wording): string {
  const expressions = (list: readonly Expression[]) =>
    listWords(list.map((item) => describeExpression(item, wording)));
  const groups =
    intent.groupBy.length > 0 ? `, for each ${expressions(intent.groupBy).replace(/^the /, '')}` : '';
  const having = intent.having ? `, where ${describeCondition(intent.having, wording)}` : '';
  return groups + having;
}

function describeDuplicates({ duplicates }: Intent): string {
  const names = duplicates?.columns.map(({ column }) => column) ?? [];
  const verb = names.length > 1 ? 'occur together' : 'occurs';
  return `${listWords(names)} ${verb} more than once (empty and blank values are duplicates of nothing)`;
}

function describeDuplicateGroups(intent: Intent): string {
  const { duplicates, entity } = intent;
  const names = duplicates?.columns.map(({ column }) => column) ?? [];
  const counted = intent.select.length === 1 && intent.select[0]?.expression.kind === 'aggregate';
  return (
    `${counted ? 'the number of: ' : ''}each ${listWords(names)} that occurs more than once in ${entity}, with how often ` +
    '(empty and blank values are duplicates of nothing)'
  );
}

function describeOnce(intent: Intent): string {
  const lists = intent.select.every(
    ({ expression }) => expression.kind === 'column' || expression.kind === 'period',
  );
  return intent.relations.length > 0 && lists && intent.groupBy.length === 0
    ? ' (each distinct row once)'
    : '';
}

/** "Is not" leaves out rows that hold nothing at all; that surprises, so it is said. */
function describeOmissions({ where }: Intent): string {
  const conditions = where?.kind === 'and' ? where.conditions : where ? [where] : [];
  const columns = conditions.flatMap((condition) => {
    const isNegative =
      (condition.kind === 'compare' && condition.operator === '<>' && !isNull(condition.right)) ||
      (condition.kind === 'not' &&
        (condition.condition.kind === 'one_of' || condition.condition.kind === 'text_match'));
    if (!isNegative) return [];
    const argument =
      condition.kind === 'compare'
        ? condition.left
        : 'argument' in condition.condition
          ? condition.condition.argument
          : null;
    return argument?.kind === 'column' ? [argument.column] : [];
  });
  return columns.length > 0 ? ` (rows without a ${listWords([...new Set(columns)], 'or')} are left out)` : '';
}

function isNull(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.value === null;
}

function describeOrder(intent: Intent, wording: Wording): string {
  const sorts = intent.orderBy.map(
    ({ expression, direction }) =>
      `${describeExpression(expression, wording)} ${direction === 'desc' ? 'from high to low' : 'from low to high'}`,
  );
  const sorted = sorts.length > 0 ? `, sorted by ${listWords(sorts)}` : '';
  if (intent.perGroup) {
    const per = listWords(intent.perGroup.per.map((column) => describeExpression(column, wording)));
    return `${sorted}, the first ${rows(intent.perGroup.count)} within each ${per}${limitOf(intent)}`;
  }
  return sorted + limitOf(intent);
}

function limitOf({ limit }: Intent): string {
  return limit === null ? '' : `, the first ${rows(limit)} only`;
}

function rows(count: number): string {
  return count === 1 ? 'row' : `${count} rows`;
}
