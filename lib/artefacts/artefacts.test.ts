import { mkdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../db/database';
import { startInProcess } from '../testing/start-in-process';
import { openTestState, type TestState } from '../testing/test-state';
import { absoluteArtefact, artefactPath, unpublishedPath } from './artefact-path';
import { insertArtefact } from './insert-artefact';
import { publishFile } from './publish-file';
import { removeArtefactFile } from './remove-artefact';
import { sweepArtefacts } from './sweep-artefacts';

const now = new Date('2025-01-06T08:30:00Z');
const DAY_MS = 24 * 60 * 60_000;

let opened: TestState;
beforeEach(async () => {
  opened = await openTestState({ start: false });
});
afterEach(() => opened.close());

const exists = (file: string): Promise<boolean> =>
  stat(path.join(opened.dataDir, file)).then(
    () => true,
    () => false,
  );

const sweep = (at = new Date(Date.now() + 2 * DAY_MS)): Promise<number> =>
  sweepArtefacts({ db: opened.state.db, dataDir: opened.dataDir, log: opened.state.log, now: at });

async function write(file: string, text: string): Promise<string> {
  const absolute = path.join(opened.dataDir, file);
  await mkdir(path.dirname(absolute), { recursive: true });
  await writeFile(absolute, text);
  return absolute;
}

const resultOf = (id: number): string => artefactPath({ kind: 'results', id, extension: 'sqlite', now });

async function publish(file: string, text: string): Promise<void> {
  const temporary = await write(unpublishedPath(file, 'attempt'), text);
  const bytes = await publishFile(temporary, absoluteArtefact(opened.dataDir, file));
  const { db } = opened.state;
  await db.transaction(function* () {
    yield* run(insertArtefact(db, { path: file, kind: 'results', bytes }, now));
  });
}

test('what the closing transaction published is served and stays', async () => {
  expect(resultOf(7)).toBe('artefacts/results/2025-01/7.sqlite');
  await publish(resultOf(7), 'rows');
  await write(`${resultOf(7)}-wal`, 'beside it');
  expect(await sweep()).toBe(0);
  expect(await readFile(absoluteArtefact(opened.dataDir, resultOf(7)), 'utf8')).toBe('rows');
  expect(await exists(`${resultOf(7)}-wal`)).toBe(true);
});

/** Without the sweep the file of an execution that never ended well would stay for ever. */
test('kill -9 between the rename and the closing transaction: the file is swept, once it is old enough', async () => {
  const process_ = await startInProcess('publish-and-hang', {
    temporary: await write(unpublishedPath(resultOf(8), 'attempt'), 'rows'),
    destination: absoluteArtefact(opened.dataDir, resultOf(8)),
  });
  await process_.kill();
  expect(await exists(resultOf(8))).toBe(true);
  expect(await exists(unpublishedPath(resultOf(8), 'attempt'))).toBe(false);

  expect(await sweep(new Date())).toBe(0);
  expect(await sweep()).toBe(1);
  expect(await exists(resultOf(8))).toBe(false);
});

test('what was never published is swept, even under the name of a row', async () => {
  const temporary = unpublishedPath(resultOf(9), 'attempt');
  const absolute = await write(temporary, 'half');
  await write(`${temporary}-journal`, 'half');
  expect(await sweep(new Date())).toBe(0);
  await utimes(absolute, now, now);
  expect(await sweep(new Date())).toBe(1);
  expect(await sweep()).toBe(1);
});

test('a deletion that stopped after the row is finished by the sweep', async () => {
  await publish(resultOf(10), 'rows');
  await publish(resultOf(11), 'rows');
  const { db } = opened.state;
  await db.transaction(function* () {
    yield* run(db.sql.deleteFrom('artefacts').where('path', 'in', [resultOf(10), resultOf(11)]));
  });
  await removeArtefactFile(opened.dataDir, resultOf(10));
  expect(await exists(resultOf(10))).toBe(false);
  expect(await exists(resultOf(11))).toBe(true);
  expect(await sweep()).toBe(1);
  expect(await exists(resultOf(11))).toBe(false);
});

test('an index goes with the file it is of', async () => {
  await publish(resultOf(12), 'rows');
  const index = `${resultOf(12)}.index/column-0`;
  await write(index, 'order');
  expect(await sweep()).toBe(0);
  await removeArtefactFile(opened.dataDir, resultOf(12));
  expect(await exists(path.dirname(index))).toBe(false);
  // Built while its file was being removed by a process that then stopped.
  await write(`${resultOf(13)}.index/search`, 'texts');
  expect(await sweep()).toBe(1);
});

test('a row cannot name a file outside the folder', () => {
  expect(() => absoluteArtefact('/data', 'artefacts/../plumbline.db')).toThrow('outside');
  expect(() => absoluteArtefact('/data', '/etc/passwd')).toThrow('outside');
});
