import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaFor } from './prisma-schema';
import { schemaFile } from './schema-engine';

test.each(['sqlite', 'postgresql'] as const)('the committed %s schema is that of the models', (provider) => {
  const models = readFileSync('prisma/models.prisma', 'utf8');
  expect(readFileSync(schemaFile(provider), 'utf8'), 'npm run generate').toBe(schemaFor(provider, models));
});

test('times get their type on PostgreSQL, wherever they stand in a line', () => {
  const models = 'model M {\n  at DateTime\n  until DateTime? @map("x") // why\n  name String\n}\n';
  const text = schemaFor('postgresql', models);
  expect(text).toContain('  at DateTime @db.Timestamptz(3)\n');
  expect(text).toContain('  until DateTime? @db.Timestamptz(3) @map("x") // why\n');
  expect(text).toContain('  name String\n');
});
