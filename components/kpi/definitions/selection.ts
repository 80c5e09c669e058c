/** What is ticked, by id, in the order of ticking; it survives paging, so it holds the things themselves. */
export type Selected<T> = ReadonlyMap<number, T>;

interface Identified {
  readonly id: number;
}

/** All of `items` ticked, or none of them; others stay as they are. */
function tick<T extends Identified>(selected: Selected<T>, items: readonly T[], on: boolean): Selected<T> {
  const next = new Map(selected);
  for (const item of items) {
    if (on) next.set(item.id, item);
    else next.delete(item.id);
  }
  return next;
}

/**
 * `item` turned over. With `anchor`, the one touched before, everything between the two on the page follows it.
 */
export function toggle<T extends Identified>(
  selected: Selected<T>,
  item: T,
  range: { readonly page: readonly T[]; readonly anchor: number | null },
): Selected<T> {
  const on = !selected.has(item.id);
  const from = range.page.findIndex(({ id }) => id === range.anchor);
  const to = range.page.findIndex(({ id }) => id === item.id);
  if (from === -1 || to === -1) return tick(selected, [item], on);
  return tick(selected, range.page.slice(Math.min(from, to), Math.max(from, to) + 1), on);
}

/** The whole page ticked, unless it is already: then none of it. */
export function togglePage<T extends Identified>(selected: Selected<T>, page: readonly T[]): Selected<T> {
  return tick(selected, page, !page.every(({ id }) => selected.has(id)));
}

/** How much of a page is ticked. */
export function shareOf(
  selected: Selected<Identified>,
  page: readonly Identified[],
): 'none' | 'some' | 'all' {
  const count = page.filter(({ id }) => selected.has(id)).length;
  if (count === 0) return 'none';
  return count === page.length ? 'all' : 'some';
}
