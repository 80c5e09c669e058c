import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is on a read-only file system',
  EEXIST: 'it is a file, not a folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOSPC: 'the disk is full',
};

/**
 * Makes DATA_DIR if it is not there.
 * @throws Error for the operator where it cannot be made or written to
 */
export async function openDataDir(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new Error(`DATA_DIR=${directory} cannot be used: ${REASONS[code] ?? code}.`, { cause: error });
  }
}
