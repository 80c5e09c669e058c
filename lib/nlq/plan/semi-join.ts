import type { BoundCondition, JoinTree } from '../resolve/bound';
import { instancesIn } from './expression-facts';
import { branchOf, exitJoin, type JoinShape } from './join-shape';

/**
 * Turns conditions on tables outside of `joined` into "a related row exists", so that filtering never
 * multiplies rows. Conditions on the same related table that stand under one AND are about the same row.
 */
export function semiJoinOutside(
  tree: JoinTree,
  shape: JoinShape,
  joined: ReadonlySet<string>,
  condition: BoundCondition,
): BoundCondition {
  const exitsOf = (inner: BoundCondition) =>
    new Set([...instancesIn(inner)].flatMap((id) => exitJoin(shape, joined, id) ?? []));
  const wrap = (inner: BoundCondition): BoundCondition =>
    [...exitsOf(inner)].reduce<BoundCondition>(
      (where, link) => ({
        kind: 'related',
        rows: branchOf(tree, shape, link, instancesIn(inner), where),
        count: null,
      }),
      inner,
    );
  const rewrite = (inner: BoundCondition): BoundCondition => {
    if (exitsOf(inner).size === 0) return inner;
    switch (inner.kind) {
      case 'or':
        return { kind: 'or', conditions: inner.conditions.map(rewrite) };
      case 'not':
        return { kind: 'not', condition: rewrite(inner.condition) };
      case 'and':
        return {
          kind: 'and',
          conditions: groupByExit(inner.conditions, exitsOf).map((group) => {
            const [only, ...rest] = group;
            if (only && rest.length === 0) return rewrite(only);
            return wrap({ kind: 'and', conditions: group });
          }),
        };
      default:
        return wrap(inner);
    }
  };
  return rewrite(condition);
}

/** Conditions that leave over a common join come together; the order is kept. */
function groupByExit<Link>(
  conditions: readonly BoundCondition[],
  exitsOf: (condition: BoundCondition) => ReadonlySet<Link>,
): BoundCondition[][] {
  const groups: { exits: Set<Link>; conditions: BoundCondition[] }[] = [];
  for (const condition of conditions) {
    const exits = exitsOf(condition);
    const touching = groups.filter((group) => [...exits].some((exit) => group.exits.has(exit)));
    const [home] = touching;
    if (!home) {
      groups.push({ exits: new Set(exits), conditions: [condition] });
      continue;
    }
    for (const group of touching.slice(1)) {
      for (const exit of group.exits) home.exits.add(exit);
      home.conditions.push(...group.conditions);
      groups.splice(groups.indexOf(group), 1);
    }
    for (const exit of exits) home.exits.add(exit);
    home.conditions.push(condition);
  }
  return groups.map((group) => group.conditions);
}
