import type { JoinStep } from '../compilation';
import type { Intent, Relation } from '../intent';
import { describeCondition } from './describe-condition';
import { listWords, type Wording } from './describe-expression';

export interface ComparisonWords {
  /** Replaces what is shown, where the comparison decides it. */
  readonly subject: string | null;
  readonly clauses: readonly string[];
}

/** The comparisons of an intent in words; null when it has none. */
export function describeComparison(intent: Intent, joins: readonly JoinStep[]): ComparisonWords | null {
  if (intent.relations.length === 0) return null;
  const clauses: string[] = [];
  let subject: string | null = null;
  for (const relation of intent.relations) {
    const keys = keysOf(intent.entity, relation, joins);
    const filter = describeTargetFilter(relation);
    const key = keys ? keyWords(keys) : 'key';
    switch (relation.kind) {
      case 'not_in':
        clauses.push(`${key} does not occur in ${relation.target}${targetKeyWords(keys)}${filter}`);
        break;
      case 'in':
      case 'in_both':
        clauses.push(`${key} also occurs in ${relation.target}${targetKeyWords(keys)}${filter}`);
        break;
      case 'either_not_both':
        subject = `${counting(intent)}${key} of the rows that are in only one of ${intent.entity} and ${relation.target}${filter}, with the table that has it`;
        break;
      case 'mismatch':
        subject =
          `${counting(intent)}${key} with the values of ${intent.entity} and ${relation.target}, for rows that match by ` +
          `${key}${targetKeyWords(keys)} but differ in ${attributeWords(relation)}${filter}`;
    }
  }
  return { subject, clauses };
}

function counting(intent: Intent): string {
  const [item] = intent.select;
  return item?.expression.kind === 'aggregate' ? 'the number of: ' : '';
}

type Keys = { readonly source: readonly string[]; readonly target: readonly string[] };

function keysOf(entity: string, relation: Relation, joins: readonly JoinStep[]): Keys | null {
  if (relation.key) {
    return {
      source: relation.key.map((pair) => pair.source),
      target: relation.key.map((pair) => pair.target),
    };
  }
  const step = joins.find(({ from, to }) => from.table === entity && to.table === relation.target);
  return step ? { source: step.from.columns, target: step.to.columns } : null;
}

function keyWords({ source }: Keys): string {
  return listWords(source);
}

function targetKeyWords(keys: Keys | null): string {
  if (!keys) return '';
  const isSame = keys.source.every((name, index) => name.toLowerCase() === keys.target[index]?.toLowerCase());
  return isSame ? '' : ` as ${listWords(keys.target)}`;
}

function attributeWords({ attributes }: Relation): string {
  if (attributes.length === 0) return 'any column that both have';
  return listWords(
    attributes.map(({ source, target }) =>
      source.toLowerCase() === target.toLowerCase() ? source : `${source} and ${target}`,
    ),
    'or',
  );
}

function describeTargetFilter({ target, targetWhere }: Relation): string {
  if (!targetWhere) return '';
  const wording: Wording = { home: target, describeQuery: () => 'another query', describeCondition };
  return ` in rows of ${target} where ${describeCondition(targetWhere, wording)}`;
}
