import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { compile } from '../../lib/nlq/compile';
import { prepareCatalog } from '../../lib/nlq/prepare-catalog';
import { introspectSqliteFile } from '../../lib/sources/introspect-sqlite-file';
import { generateWeek } from './landing/generate-week';
import { WEEKS } from './landing/story';
import { writeLandingDatabase } from './landing/write-landing-database';

const NOW = new Date('2026-11-23T06:00:00Z');
const directory = mkdtempSync(path.join(tmpdir(), 'plumbline-guide-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** The sentences that the guide's table says work; `…` stands for the product master. */
function guideSentences(): string[] {
  const guide = readFileSync(path.resolve('docs/LANDING_KPI_USER_GUIDE.md'), 'utf8');
  const [, table = ''] = /## Sentences that work\n\n((?:\|.*\n)+)/.exec(guide) ?? [];
  return [...table.matchAll(/`([^`]+)`/g)].map(([, sentence = '']) =>
    sentence.replace('…', 'products in product master'),
  );
}

const catalog = prepareCatalog(
  await introspectSqliteFile(writeLandingDatabase(directory, generateWeek(WEEKS, NOW)), 'KG_101'),
);

it('finds the sentences', () => expect(guideSentences().length).toBeGreaterThan(20));

it.each(guideSentences())('the guide is right that this works: %s', (sentence) => {
  const { status, diagnostics } = compile(sentence, catalog, { now: NOW });
  expect([status, diagnostics.filter(({ severity }) => severity === 'error')]).toEqual(['compiled', []]);
});
