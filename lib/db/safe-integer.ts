/**
 * The integer itself.
 * @throws RangeError when a JavaScript number cannot hold it exactly: a wrong figure would be worse.
 */
export function safeInteger(value: number): number {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new RangeError(`The integer ${value} in the database is too large to be read exactly`);
  }
  return value;
}
