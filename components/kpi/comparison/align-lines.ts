import { diffLines } from 'diff';

/** One line of one side: shared, only here, or a gap beside a line that only the other side has. */
export interface AlignedLine {
  readonly kind: 'same' | 'changed' | 'gap';
  readonly text: string;
}

export interface AlignedTexts {
  readonly left: readonly AlignedLine[];
  /** As many as on the left: what stands beside each other belongs together. */
  readonly right: readonly AlignedLine[];
}

const GAP: AlignedLine = { kind: 'gap', text: '' };

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** Two texts line by line, with gaps where one has lines that the other lacks. */
export function alignLines(left: string, right: string): AlignedTexts {
  const sides: { left: AlignedLine[]; right: AlignedLine[] } = { left: [], right: [] };
  let removed: string[] = [];
  const place = (before: readonly string[], after: readonly string[]) => {
    for (let row = 0; row < Math.max(before.length, after.length); row += 1) {
      sides.left.push(changed(before[row]));
      sides.right.push(changed(after[row]));
    }
  };
  // A last line without an end would differ from the same line with one.
  for (const part of diffLines(`${left}\n`, `${right}\n`)) {
    if (part.removed) {
      removed = linesOf(part.value);
      continue;
    }
    place(removed, part.added ? linesOf(part.value) : []);
    removed = [];
    if (part.added) continue;
    for (const text of linesOf(part.value)) {
      sides.left.push({ kind: 'same', text });
      sides.right.push({ kind: 'same', text });
    }
  }
  place(removed, []);
  return sides;
}

const changed = (text: string | undefined): AlignedLine =>
  text === undefined ? GAP : { kind: 'changed', text };

/** One line of both texts under each other, as a patch shows it. */
export interface UnifiedLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** The aligned texts as one: of each stretch that differs, the left lines before the right ones. */
export function unifyLines({ left, right }: AlignedTexts): UnifiedLine[] {
  const lines: UnifiedLine[] = [];
  let added: UnifiedLine[] = [];
  for (const [row, line] of left.entries()) {
    const other = right[row] ?? GAP;
    if (line.kind === 'same') {
      lines.push(...added, { sign: ' ', text: line.text });
      added = [];
      continue;
    }
    if (line.kind === 'changed') lines.push({ sign: '-', text: line.text });
    if (other.kind === 'changed') added.push({ sign: '+', text: other.text });
  }
  return [...lines, ...added];
}
