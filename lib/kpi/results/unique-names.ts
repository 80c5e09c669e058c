/** Makes names unique, upper and lower case alike, by counting: `id`, `id` → `id`, `id_2`. Blank becomes `column_N`. */
export function uniqueNames(names: readonly string[]): string[] {
  const given = names.map((name, index) => (name.trim() === '' ? `column_${index + 1}` : name));
  const reserved = new Set(given.map((name) => name.toLowerCase()));
  const taken = new Set<string>();
  return given.map((name) => {
    let unique = name;
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) {
      const next = `${name}_${count}`;
      unique = reserved.has(next.toLowerCase()) ? unique : next;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}
