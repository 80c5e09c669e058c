/** Characters of a text that lists sort by; those that agree in so many are in the order of their ids. */
const SORTED_CHARACTERS = 255;

/**
 * Takes the case out of a text. Done here and not by the databases, which disagree on letters beyond ASCII; a
 * sigma at the end of a word is a sigma.
 */
export function foldText(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ');
}

/** What a list sorts a text by; null stays null. */
export function sortKey<T extends string | null>(text: T): T {
  // An index row of PostgreSQL has no room for more; half a character at the cut would be none.
  return (
    text === null
      ? null
      : foldText(text)
          .slice(0, SORTED_CHARACTERS)
          .replace(/[\ud800-\udbff]$/, '')
  ) as T;
}
