const MAX_NAME_LENGTH = 255;
const COPY = / \(copy(?: \d+)?\)$/;

/** What the names of all copies of `name` begin with; for finding those there are. */
export const copyPrefix = (name: string): string => `${name.replace(COPY, '').slice(0, 200)} (copy`;

/** The first free name for a copy: `… (copy)`, `… (copy 2)` and so on. A copy of a copy is counted on. */
export function copyName(name: string, taken: readonly string[]): string {
  const base = name.replace(COPY, '');
  const used = new Set(taken);
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? ' (copy)' : ` (copy ${number})`;
    const candidate = base.slice(0, MAX_NAME_LENGTH - suffix.length) + suffix;
    if (!used.has(candidate)) return candidate;
  }
}
