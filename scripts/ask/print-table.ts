const MAX_WIDTH = 40;

/** Prints rows under their column names, cut to a readable width. */
export function printTable(
  columns: readonly string[],
  rows: readonly (readonly (string | number | boolean | null)[])[],
): void {
  const texts = [columns, ...rows].map((row) => row.map((value) => shorten(String(value ?? ''))));
  const widths = columns.map((_, index) => Math.max(...texts.map((row) => row[index]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((text, index) => text.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  const [header = [], ...body] = texts;
  console.log(
    [line(header), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(line)].join('\n'),
  );
}

function shorten(text: string): string {
  const even = text.replace(/\s+/g, ' ');
  return even.length > MAX_WIDTH ? `${even.slice(0, MAX_WIDTH - 1)}…` : even;
}
