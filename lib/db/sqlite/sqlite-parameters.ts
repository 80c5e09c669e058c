type SqliteValue = string | number | bigint | null | Uint8Array;

/**
 * Values as they are bound: times as milliseconds, booleans as 0 and 1. Whole numbers go as integers, because
 * the driver binds every JavaScript number as REAL and a text column would then keep "1.0".
 * @throws TypeError for anything else (the driver aborts the whole process on some of it).
 */
export function encodeParameters(parameters: readonly unknown[]): SqliteValue[] {
  return parameters.map(encodeParameter);
}

function encodeParameter(value: unknown): SqliteValue {
  switch (typeof value) {
    case 'string':
    case 'bigint':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be kept in the database`);
      return Number.isSafeInteger(value) ? BigInt(value) : value;
    case 'boolean':
      return value ? 1n : 0n;
    case 'object':
      if (value === null) return null;
      if (value instanceof Date) return encodeTime(value);
      if (value instanceof Uint8Array) return value;
      if (value instanceof ArrayBuffer) return Buffer.from(value);
  }
  throw new TypeError(`A value of type ${typeof value} cannot be a parameter of a query`);
}

function encodeTime(time: Date): bigint {
  const milliseconds = time.getTime();
  if (Number.isNaN(milliseconds)) throw new TypeError('An invalid date cannot be kept in the database');
  return BigInt(milliseconds);
}
