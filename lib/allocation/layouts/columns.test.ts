import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { forecastColumns, monthConfigColumns, plainName, rosterColumns } from './columns';

const groups = { forecast: forecastColumns, roster: rosterColumns, 'month config': monthConfigColumns };
const guide = readFileSync(
  path.resolve(import.meta.dirname, '../../../docs/ALLOCATION_WORKBOOKS.md'),
  'utf8',
);

describe.each(Object.entries(groups))('the columns of a %s', (_, columns) => {
  it('have each name once', () => {
    const names = Object.values(columns).flatMap(({ heading, aliases }) =>
      [heading, ...aliases].map(plainName),
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(Object.values(columns))('are in the guide: $heading', ({ heading, aliases, required }) => {
    expect(guide).toContain(`| ${heading}${required ? '' : ' (optional)'} | ${aliases.join(', ')}`.trimEnd());
  });
});
