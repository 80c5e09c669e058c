import type { Relation } from '../intent';
import { type BindContext, columnNamed } from './bind-context';
import type { BoundJoin, KeyColumns } from './bound';
import { refuse } from './refusal';

/** The columns that must agree: those the sentence names, else all that both tables have besides the key. */
export function attributePairs(context: BindContext, link: BoundJoin, relation: Relation): KeyColumns[] {
  const source = link.parent.table;
  const target = link.child.table;
  if (relation.attributes.length > 0) {
    return relation.attributes.map((pair) => ({
      parent: columnNamed(context, source, pair.source),
      child: columnNamed(context, target, pair.target),
    }));
  }
  const keys = new Set(link.keys.flatMap((key) => [key.parent, key.child]));
  const shared = source.columns.flatMap((parent) => {
    const child = context.view.graph.column(target, parent.name);
    return child && !keys.has(parent) && !keys.has(child) ? [{ parent, child }] : [];
  });
  if (shared.length > 0) return shared;
  return refuse(
    'unsupported',
    `${source.name} and ${target.name} have no columns of the same name to compare besides the key`,
    ['Name the two columns that should agree'],
  );
}
