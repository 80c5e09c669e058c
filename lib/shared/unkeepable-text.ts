import type { Problem } from './errors';

const UNPAIRED = /\p{Surrogate}/u;

/** Why no database could give `text` back as it was sent; undefined where all can. */
function whyNot(text: string): string | undefined {
  if (text.includes('\u0000')) return 'must not contain a NUL character';
  return UNPAIRED.test(text) ? 'must not contain half a character (an unpaired surrogate)' : undefined;
}

/**
 * Every text in `value`, at whatever depth and keys included, that could not be stored or compared unchanged:
 * SQLite cuts at NUL what PostgreSQL refuses, and half a surrogate pair has no UTF-8.
 */
export function unkeepableTexts(value: unknown, path: readonly string[] = []): Problem[] {
  if (typeof value === 'string') {
    const problem = whyNot(value);
    return problem === undefined ? [] : [{ field: path.join('.') || 'body', problem }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const problem = whyNot(key);
    if (problem !== undefined)
      return [{ field: path.join('.') || 'body', problem: `has a key that ${problem}` }];
    return unkeepableTexts(inner, [...path, key]);
  });
}
