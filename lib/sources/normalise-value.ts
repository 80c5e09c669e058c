import type { Normalisation } from '../nlq/catalog';

/** The steps in their fixed order; each narrows what may differ between two equal keys. */
const STEPS: readonly (readonly [Normalisation, (text: string) => string])[] = [
  ['trim', (text) => text.trim()],
  ['case', (text) => text.toUpperCase()],
  ['leading_zeros', (text) => text.replace(/^0+(?=.)/, '')],
  ['punctuation', (text) => text.replace(/[\s\-_./]+/g, '')],
];

/** The sets of steps tried when two columns are compared, the mildest first: none, the first, the first two, … */
export const NORMALISATION_LADDER: readonly (readonly Normalisation[])[] = Array.from(
  { length: STEPS.length + 1 },
  (_, count) => STEPS.slice(0, count).map(([name]) => name),
);

/** A value made comparable: numbers as text, then the given steps in their fixed order. Blank becomes ''. */
export function normaliseValue(value: string | number | bigint, steps: readonly Normalisation[]): string {
  return STEPS.reduce(
    (text, [name, apply]) => (steps.includes(name) ? apply(text) : text),
    typeof value === 'string' ? value : String(value),
  );
}
