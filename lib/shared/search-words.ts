/** Words of a search, all of which must occur; "in quotes" they are one. Lower case. */
export function searchWords(search: string): string[] {
  return [...search.toLowerCase().matchAll(/"([^"]+)"|([^\s"]+)/g)].flatMap(([, quoted, word]) => {
    const text = (quoted ?? word ?? '').trim();
    return text === '' ? [] : [text];
  });
}
