import { readSyntax, type SyntaxNode } from './read-syntax';

const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 60;

const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'PrivateMethod',
  'Constructor',
  'MethodProperty',
]);

/** Functions with a name of their own: what they take is not counted to the function they stand in. */
const COUNTED_APART = new Set(['FunctionDeclaration', 'ClassMethod', 'PrivateMethod', 'MethodProperty']);

/** A file that must be longer, or hold a longer function, says why in its first comment. */
const REASON = /^(#!.*\n)?\s*\/\*\s*Over budget: \S/;

export interface Overrun {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
}

function nameOf(fields: Readonly<Record<string, unknown>>): string {
  const { identifier, key } = fields as { identifier?: { value?: string } | null; key?: { value?: string } };
  return identifier?.value ?? key?.value ?? 'a function';
}

/** Lines of a function without those of named functions declared in it, so that a factory is not its methods. */
function ownLines(node: SyntaxNode, nodes: readonly SyntaxNode[]): number {
  let own = node.lastLine - node.firstLine + 1;
  let countedTo = node.firstLine;
  for (const inner of nodes) {
    const isInside = inner.firstLine > countedTo && inner.lastLine < node.lastLine;
    if (!isInside || !COUNTED_APART.has(inner.type)) continue;
    own -= inner.lastLine - inner.firstLine + 1;
    countedTo = inner.lastLine;
  }
  return own;
}

/** What in a file is over budget without saying why. */
export function checkBudgets(file: string, source: string): Overrun[] {
  if (REASON.test(source)) return [];
  const overruns: Overrun[] = [];
  const lines = source.trimEnd().split('\n').length;
  if (lines > MAX_FILE_LINES) {
    overruns.push({ file, line: 1, problem: `${lines} lines; the budget is ${MAX_FILE_LINES}` });
  }
  const nodes = readSyntax(file, source);
  for (const node of nodes) {
    if (!FUNCTIONS.has(node.type)) continue;
    const length = ownLines(node, nodes);
    if (length <= MAX_FUNCTION_LINES) continue;
    const problem = `${nameOf(node.fields)} has ${length} lines; the budget is ${MAX_FUNCTION_LINES}`;
    overruns.push({ file, line: node.firstLine, problem });
  }
  return overruns;
}
