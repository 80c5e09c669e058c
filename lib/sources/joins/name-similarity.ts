/** Column names that say nothing without the name of their table. */
const GENERIC = new Set(['id', 'key', 'code', 'no', 'nr', 'num', 'number', 'name', 'uuid']);
/** Words of a name that mark an identifier rather than a description. */
const IDENTIFYING = new Set([...GENERIC, 'sku', 'ref', 'isbn', 'ean', 'gtin', 'iban', 'abbreviation']);
IDENTIFYING.delete('name');

/** `brz_lnd_PLANNING_SKU` or `customerId` → lower-case words, singular as far as a trailing s goes. */
function nameParts(name: string): string[] {
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase().replace(/(?<=\p{L}{3})(?<![su])s$/u, ''));
}

/** The names a column answers to: its own, and with that of its table where its own is generic. */
export function nameForms(table: string, column: string): string[] {
  const own = nameParts(column);
  const ofTable = nameParts(table);
  const last = ofTable.at(-1) ?? '';
  const joined = own.join('');
  if (!own.every((part) => GENERIC.has(part))) return [joined];
  return [...new Set([[...ofTable, ...own].join(''), [last, ...own].join('')])];
}

/** How alike two columns are by name, 0 to 1; 1 when they share a form. */
export function nameSimilarity(
  left: { readonly table: string; readonly name: string },
  right: { readonly table: string; readonly name: string },
): number {
  const forms = new Set(nameForms(left.table, left.name));
  if (nameForms(right.table, right.name).some((form) => forms.has(form))) return 1;
  const a = new Set(nameParts(left.name));
  const b = new Set(nameParts(right.name));
  const meaningful = [...a].filter((part) => b.has(part) && !GENERIC.has(part)).length;
  return meaningful === 0 ? 0 : (0.9 * meaningful) / new Set([...a, ...b]).size;
}

/** Whether a column is named like an identifier: `customer_id`, `PLANNING_SKU`. */
export function looksLikeIdentifier(column: string): boolean {
  return nameParts(column).some((part) => IDENTIFYING.has(part)) || /[a-z]id$/i.test(column);
}
