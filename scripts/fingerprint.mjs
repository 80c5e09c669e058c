import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-step.mjs';

/** Written by the build or by tests; changes of these are no change of the source. */
const NOT_SOURCE = /(^|\/)(generated|vendor|testing)(\/|$)|\.(test|spec)\.tsx?$|\.md$/;

function filesBelow(relative) {
  const absolute = path.join(root, relative);
  if (!existsSync(absolute) || NOT_SOURCE.test(relative)) return [];
  if (statSync(absolute).isFile()) return [relative];
  return readdirSync(absolute).flatMap((name) => filesBelow(path.posix.join(relative, name)));
}

/**
 * A hash of the contents of files and folders: unlike their times, it survives checkouts and copies.
 *
 * @param {readonly string[]} paths relative to the repository; what is not there counts as empty
 */
export function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version.split('.')[0] ?? '');
  for (const file of paths.flatMap(filesBelow).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/** Whether the last step that left `stamp` had this fingerprint. */
export function isCurrent(stamp, print) {
  const file = path.join(root, stamp);
  return existsSync(file) && readFileSync(file, 'utf8') === print;
}

/** Leaves the fingerprint of a step that succeeded. */
export function leaveStamp(stamp, print) {
  const file = path.join(root, stamp);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, print);
}
