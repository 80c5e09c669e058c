/** V8 names no position for some errors; finding it parses the text about twenty times, so not for large ones. */
const MAX_SEARCHED = 200_000;

/** Whether `prefix` could still become valid JSON: it parses, or only its end was unexpected. */
function isViable(prefix: string): boolean {
  try {
    JSON.parse(prefix);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /at position (\d+)/.exec(message)?.[1];
    return position === undefined ? message.includes('end of JSON') : Number(position) >= prefix.length;
  }
}

/** Offset of the first character that cannot stand where it does: the longest viable prefix's length. */
function firstWrongOffset(text: string): number {
  let viable = 0;
  let wrong = text.length + 1;
  while (wrong - viable > 1) {
    const middle = Math.floor((viable + wrong) / 2);
    if (isViable(text.slice(0, middle))) viable = middle;
    else wrong = middle;
  }
  return viable;
}

/** Says where malformed JSON goes wrong, e.g. `is not valid JSON at line 2, column 7: unexpected "}"`. */
export function locateJsonError(text: string): string {
  if (text.length > MAX_SEARCHED) return 'is not valid JSON';
  const offset = firstWrongOffset(text);
  const before = text.slice(0, offset).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
  const character = text[offset];
  return character === undefined
    ? `is not valid JSON: it ends too early, at ${place}`
    : `is not valid JSON at ${place}: unexpected ${JSON.stringify(character)}`;
}
