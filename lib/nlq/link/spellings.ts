import type { Spelling, Spellings, TableEntry, ValueEntry } from './prepared-catalog';

/** Under what values of this length that begin so are found. */
export const valueBucket = (letter: string, length: number): string => `${letter}${length}`;

type Writable = Omit<Spelling, 'tables'> & { readonly tables: Set<string> };

type Collector = Map<string, Writable>;

function add(
  collector: Collector,
  table: string,
  spelling: string,
  { kind, text, isPart }: Pick<Spelling, 'kind' | 'text' | 'isPart'>,
): void {
  if (spelling.length < 3) return;
  const key = `${kind}\u0000${spelling}\u0000${text}`;
  const earlier = collector.get(key);
  if (earlier === undefined) collector.set(key, { spelling, kind, text, isPart, tables: new Set([table]) });
  else earlier.tables.add(table);
}

/** Every stretch of a table's name, as people might write it: "ops", "ops excel", "brz lnd ops excel". */
function addTable(collector: Collector, { table, forms }: TableEntry): void {
  const name = { kind: 'table', text: table.name, isPart: false } as const;
  for (const { parts, joined } of forms) {
    add(collector, table.name, joined, name);
    for (let from = 0; from < parts.length; from++) {
      for (let to = from + 1; to <= parts.length; to++)
        add(collector, table.name, parts.slice(from, to).join(' '), name);
    }
  }
}

function addColumns(collector: Collector, { table, columns }: TableEntry): void {
  for (const { forms, column } of columns) {
    const name = { kind: 'column', text: column.name, isPart: false } as const;
    for (const { parts, joined } of forms) {
      add(collector, table.name, parts.join(' '), name);
      if (parts.length === 1) continue;
      add(collector, table.name, joined, name);
      for (const part of parts) add(collector, table.name, part, { ...name, isPart: true });
    }
  }
}

function bucketed<Key>(spellings: Iterable<Spelling>, keyOf: (spelling: string) => Key) {
  const buckets = new Map<Key, Spelling[]>();
  for (const entry of spellings) {
    const key = keyOf(entry.spelling);
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [entry]);
    else bucket.push(entry);
  }
  return buckets;
}

/** Everything in the catalog that a misspelt word may have been meant for. */
export function indexSpellings(
  entries: readonly TableEntry[],
  values: ReadonlyMap<string, readonly ValueEntry[]>,
): Spellings {
  const names: Collector = new Map();
  for (const entry of entries) {
    addTable(names, entry);
    addColumns(names, entry);
  }
  const seen = [...values].map(
    ([spelling, found]): Spelling => ({
      spelling,
      kind: 'value',
      text: String(found[0]?.value ?? spelling),
      isPart: false,
      tables: new Set(found.map(({ table }) => table)),
    }),
  );
  return {
    names: bucketed(names.values(), (spelling) => spelling.length),
    values: bucketed(seen, (spelling) => valueBucket(spelling.charAt(0), spelling.length)),
  };
}
