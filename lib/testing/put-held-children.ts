import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';

/** Makes a folder of children of the allocation; the one that runs it stops or fails as `HOLDS` in its environment says. */
export async function putHeldChildren(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [entry, child] of [
    ['run-allocation', 'hold-allocation'],
    ['inspect-inputs', 'inspect-inputs'],
  ]) {
    await symlink(path.resolve('dist', `${child}.child.js`), path.join(folder, `${entry}.child.js`));
  }
}
