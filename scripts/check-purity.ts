import { readSyntax } from './read-syntax';

/** Folders that take values and give values: no clock, no chance, no environment. */
export const PURE_FOLDERS = [
  'lib/nlq',
  'lib/shared',
  'lib/allocation/optimiser',
  'lib/allocation/computation',
  'lib/telemetry/rollup',
];

/** What pure code must be given instead of reaching for it; imports are dependency-cruiser's matter. */
const REACHED: readonly (readonly [object: string, property: string])[] = [
  ['Date', 'now'],
  ['Math', 'random'],
  ['performance', 'now'],
  ['process', 'env'],
];

interface Impurity {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
}

interface Named {
  readonly value?: string;
}

/** Where a pure file reads the clock, chance or the environment. */
export function checkPurity(file: string, source: string): Impurity[] {
  return readSyntax(file, source).flatMap(({ type, firstLine, fields }) => {
    if (type === 'NewExpression') {
      const { callee, arguments: given } = fields as { callee: Named; arguments?: readonly unknown[] };
      const readsClock = callee.value === 'Date' && (given ?? []).length === 0;
      return readsClock ? [{ file, line: firstLine, problem: 'new Date() reads the clock' }] : [];
    }
    if (type !== 'MemberExpression') return [];
    const { object, property } = fields as { object: Named; property: Named };
    const reached = REACHED.some(([of, what]) => object.value === of && property.value === what);
    const problem = `${object.value}.${property.value} reaches out of a pure folder`;
    return reached ? [{ file, line: firstLine, problem }] : [];
  });
}
