import type { Condition } from '../../intent';
import type { ColumnEntry } from '../../link/prepared-catalog';
import { reading } from '../fragment';
import { meaningOf, usesOf } from '../look';
import { readValues } from '../read-values';
import type { ConditionRule } from './condition-rule';

const NAMING = /\b(?:named|called|titled|with the name)$/i;
const SHARE_OF_A_NAMED_TABLE = 0.6;

const isNameColumn = ({ column, forms }: ColumnEntry): boolean =>
  column.type === 'text' && forms.some(({ parts }) => parts.at(-1) === 'name' || parts.at(-1) === 'title');

/** "customers named 'Smith'": the only name or title of the table just mentioned, else of the entity. */
export const namedRows: ConditionRule = {
  name: 'named rows',
  read(context, at, wish) {
    const phrase = context.phrases[at];
    if (phrase === undefined || meaningOf(phrase, 'compare')?.operator !== '=' || !NAMING.test(phrase.text))
      return null;
    const { entity, catalog } = context.scope;
    const before = context.phrases[at - 1]?.tables[0];
    const mentioned = before !== undefined && before.score >= SHARE_OF_A_NAMED_TABLE ? before.entry : entity;
    const table = wish.table === undefined ? mentioned : (catalog.tables.get(wish.table) ?? mentioned);
    const [entry, ...more] = table.columns.filter(isNameColumn);
    if (entry === undefined || more.length > 0) return null;
    const ref = { kind: 'column' as const, table: entry.table, column: entry.column.name };
    const values = readValues(context, at + 1, { ref, column: entry.column });
    const [first, ...others] = values?.value.values ?? [];
    if (values === null || first === undefined) return null;
    const { ignoreCase } = values.value;
    const condition: Condition =
      others.length === 0
        ? { kind: 'compare', operator: '=', left: ref, right: first, ignoreCase }
        : { kind: 'one_of', argument: ref, values: [first, ...others], ignoreCase };
    const said = usesOf(at, at + 1, 'column', `column ${ref.table}.${ref.column}`);
    return reading(condition, values.to, [...said, ...values.uses], values.certainty * 0.97);
  },
};
