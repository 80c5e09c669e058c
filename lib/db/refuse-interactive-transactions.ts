import type { PrismaClient } from './generated/sqlite/client';

/**
 * The client, refusing `$transaction(async (tx) => …)`. An interactive transaction holds SQLite's one writer
 * while its callback awaits: any other write of the process then fails with BUSY, or blocks the very event loop
 * that the callback needs to go on. Use `Database.transaction`; a list of Prisma calls stays allowed.
 */
export function refuseInteractiveTransactions(client: PrismaClient): PrismaClient {
  return new Proxy(client, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (property !== '$transaction' || typeof value !== 'function') return value;
      return (work: unknown, ...rest: unknown[]) => {
        if (typeof work === 'function') {
          throw new Error('Interactive Prisma transactions block the one writer: use Database.transaction');
        }
        return Reflect.apply(value, target, [work, ...rest]);
      };
    },
  });
}
