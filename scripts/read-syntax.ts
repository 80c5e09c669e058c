import { parseSync } from '@swc/core';

/** A node of a syntax tree, with the lines it stands on (from 1). */
export interface SyntaxNode {
  readonly type: string;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface RawNode {
  readonly type: string;
  readonly span: { readonly start: number; readonly end: number };
}

const isNode = (value: unknown): value is RawNode =>
  typeof value === 'object' && value !== null && 'type' in value && 'span' in value;

function* rawNodes(value: unknown): Generator<RawNode> {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) yield value;
  for (const inner of Object.values(value)) yield* rawNodes(inner);
}

/** Line of a byte offset, given the offsets at which lines begin. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** Every node of a TypeScript or JavaScript file, outer before inner. */
export function readSyntax(file: string, source: string): SyntaxNode[] {
  // swc counts offsets on from file to file; the empty statement in front says where this one begins.
  const text = `;${source}`;
  const tree = parseSync(text, {
    syntax: 'typescript',
    tsx: file.endsWith('.tsx'),
    target: 'es2022',
    decorators: true,
  });
  const base = tree.body[0]?.span.start ?? 0;
  const bytes = Buffer.from(text);
  const starts = [0];
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  return [...rawNodes(tree.body)].map((node) => ({
    type: node.type,
    firstLine: lineAt(starts, node.span.start - base),
    lastLine: lineAt(starts, node.span.end - base - 1),
    fields: node as unknown as Readonly<Record<string, unknown>>,
  }));
}
