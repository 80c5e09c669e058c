/** Turns lists as a result keeps them (JSON) into "TX, FL"; remembers them, for many rows have the same. */
export function listTexts(): (json: string) => string {
  const known = new Map<string, string>();
  return (json) => {
    const before = known.get(json);
    if (before !== undefined) return before;
    const text = (JSON.parse(json) as string[]).join(', ');
    known.set(json, text);
    return text;
  };
}
