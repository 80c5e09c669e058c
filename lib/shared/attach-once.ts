/**
 * The one `name`d thing that hangs on `owner`, made when first asked for. A module-level variable would not do:
 * Next loads modules several times over in one process, and each copy would keep a cache of its own.
 */
export function attachOnce<T>(owner: object, name: string, make: () => T): T {
  const key = Symbol.for(`plumbline.${name}`);
  const slots = owner as Record<symbol, T | undefined>;
  const existing = slots[key];
  if (existing !== undefined) return existing;
  const made = make();
  Object.defineProperty(owner, key, { value: made });
  return made;
}
