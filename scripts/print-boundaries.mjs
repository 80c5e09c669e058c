/** Prints what `cruiseBoundaries` finds in this repository as JSON. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cruiseBoundaries } from './cruise-boundaries.mjs';

const root = path.resolve(import.meta.dirname, '..');
const folders = ['app', 'bench', 'components', 'e2e', 'lib', 'prisma', 'scripts'];
const there = folders.filter((folder) => existsSync(path.join(root, folder)));
const boundaries = await cruiseBoundaries(root, there);
if (boundaries.modules < 100) {
  throw new Error(`Only ${boundaries.modules} modules were read: the import check does not work`);
}
console.log(JSON.stringify(boundaries));
