/** Prints what `cruiseBoundaries` finds in the folders given as arguments, as JSON. */
import path from 'node:path';
import { cruiseBoundaries } from './cruise-boundaries.mjs';

const root = path.resolve(import.meta.dirname, '..');
const boundaries = await cruiseBoundaries(root, process.argv.slice(2));
if (boundaries.modules < 100) {
  throw new Error(`Only ${boundaries.modules} modules were read: the import check does not work`);
}
console.log(JSON.stringify(boundaries));
