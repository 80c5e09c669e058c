import type { BoundCondition, BoundExpression, BoundJoin, JoinTree, RelatedRows } from '../resolve/bound';
import { instancesIn } from './expression-facts';

/** Questions about a join tree whose rows are about to be combined. */
export interface JoinShape {
  /** Joins from the root to an instance, in order. */
  readonly path: (instance: string) => readonly BoundJoin[];
  /** The joins that connect the root to all of the instances, parents first. */
  readonly closure: (instances: Iterable<string>) => ReadonlySet<string>;
}

/** Indexes a join tree. */
export function shapeOf(tree: JoinTree): JoinShape {
  const joinTo = new Map(tree.joins.map((join) => [join.child.id, join]));
  const path = (instance: string): BoundJoin[] => {
    const join = joinTo.get(instance);
    return join ? [...path(join.parent.id), join] : [];
  };
  const closure = (instances: Iterable<string>) =>
    new Set([tree.root.id, ...[...instances].flatMap((id) => path(id).map((join) => join.child.id))]);
  return { path, closure };
}

/** Whether joining `joined` shows a row of `home` more than once. */
export function isMultiplied(tree: JoinTree, joined: ReadonlySet<string>, home: string): boolean {
  const seen = new Set([home]);
  const open = [home];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    for (const join of tree.joins) {
      if (!joined.has(join.child.id) || !joined.has(join.parent.id)) continue;
      const step = stepFrom(join, current);
      if (!step || seen.has(step.next)) continue;
      if (step.isMany) return true;
      seen.add(step.next);
      open.push(step.next);
    }
  }
  return false;
}

function stepFrom(join: BoundJoin, current: string) {
  if (join.parent.id === current) return { next: join.child.id, isMany: join.toMany };
  if (join.child.id === current) return { next: join.parent.id, isMany: join.fromMany };
  return null;
}

/** The first join outside of `joined` on the way to an instance. */
export function exitJoin(
  shape: JoinShape,
  joined: ReadonlySet<string>,
  instance: string,
): BoundJoin | undefined {
  return shape.path(instance).find((join) => !joined.has(join.child.id));
}

/** Extends `joined` towards an instance for as long as no join multiplies rows. */
export function extendToOne(shape: JoinShape, joined: Set<string>, instance: string): void {
  for (const join of shape.path(instance)) {
    if (joined.has(join.child.id)) continue;
    if (join.toMany) return;
    joined.add(join.child.id);
  }
}

/** The part of a tree that hangs on `link`, as far as the given instances need it. */
export function branchOf(
  tree: JoinTree,
  shape: JoinShape,
  link: BoundJoin,
  needed: Iterable<string>,
  where: BoundCondition | null,
): RelatedRows {
  const wanted = new Set([...needed].flatMap((id) => shape.path(id).map((join) => join.child.id)));
  const inBranch = (join: BoundJoin) => shape.path(join.child.id).includes(link) && join !== link;
  const joins = tree.joins.filter((join) => wanted.has(join.child.id) && inBranch(join));
  return { link, tree: { root: link.child, joins }, target: joins.at(-1)?.child ?? link.child, where };
}

/**
 * Instances a condition cannot hold without: a row whose columns there are all null fails it. Their joins may
 * be inner joins.
 */
export function requiredBy(condition: BoundCondition): Set<string> {
  switch (condition.kind) {
    case 'and':
      return new Set(condition.conditions.flatMap((inner) => [...requiredBy(inner)]));
    case 'or': {
      const [first = new Set<string>(), ...others] = condition.conditions.map(requiredBy);
      return new Set([...first].filter((id) => others.every((other) => other.has(id))));
    }
    case 'compare':
    case 'between':
    case 'one_of':
    case 'in_query':
    case 'text_match':
      return isNullTest(condition) ? new Set() : instancesIn(condition);
    case 'not':
    case 'missing':
    case 'related':
      return new Set();
  }
}

function isNullTest(condition: BoundCondition): boolean {
  const isNull = (side: BoundExpression) => side.kind === 'literal' && side.value === null;
  if (condition.kind === 'one_of') return condition.values.some(isNull);
  return (
    condition.kind === 'compare' &&
    condition.operator !== '<>' &&
    (isNull(condition.left) || isNull(condition.right))
  );
}
