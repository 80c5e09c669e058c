import { expect, test } from 'vitest';
import { formatTables, readTables } from './prisma-tables';

const schema = `
/// A thing.
model Thing {
  id         Int      @id @default(autoincrement())
  name       String? // not @default
  bytes      BigInt
  created_at DateTime
  parts      Part[]
  owner      Thing?   @relation(fields: [id], references: [id])

  @@index([name], map: "idx")
  @@map("things")
}

model Part {
  name Boolean @default(true)
}
`;

test('reads columns and leaves relations out', () => {
  expect(readTables(schema)).toEqual([
    {
      name: 'things',
      columns: [
        { name: 'id', type: 'Int', optional: false, generated: true },
        { name: 'name', type: 'String', optional: true, generated: false },
        { name: 'bytes', type: 'BigInt', optional: false, generated: false },
        { name: 'created_at', type: 'DateTime', optional: false, generated: false },
      ],
    },
    { name: 'Part', columns: [{ name: 'name', type: 'Boolean', optional: false, generated: true }] },
  ]);
});

test('prints the types of the door; a column name with two types promises none', () => {
  const text = formatTables(readTables(schema));
  expect(text).toContain('    id: Generated<number>;\n    name: string | null;\n    bytes: number;');
  expect(text).toContain("  created_at: 'DateTime',");
  expect(text).not.toContain("  name: '");
});

test('refuses a type that the two databases keep differently', () => {
  expect(() => readTables('model M {\n  price Decimal\n}\n')).toThrow('M.price: Decimal');
});
