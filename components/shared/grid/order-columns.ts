/** Names in the order someone chose; those they never placed follow as they came. */
export function orderNames(names: readonly string[], order: readonly string[]): string[] {
  const places = new Map(order.map((name, index) => [name, index]));
  const placeOf = (name: string) => places.get(name) ?? order.length;
  return [...names].sort((left, right) => placeOf(left) - placeOf(right));
}

/** Columns in the order of `orderNames`. */
export function orderColumns<C extends { readonly name: string }>(
  columns: readonly C[],
  order: readonly string[],
): C[] {
  const byName = new Map(columns.map((column) => [column.name, column]));
  return orderNames([...byName.keys()], order).flatMap((name) => byName.get(name) ?? []);
}

/** The names with one moved by some places; unchanged at the ends. */
export function moveName(names: readonly string[], name: string, places: number): string[] {
  const from = names.indexOf(name);
  const to = from + places;
  if (from < 0 || to < 0 || to >= names.length) return [...names];
  return names.toSpliced(from, 1).toSpliced(to, 0, name);
}
