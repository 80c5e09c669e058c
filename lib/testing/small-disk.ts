import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A file system of its own that is soon full. */
export interface SmallDisk {
  /** Takes what room there is, to the last byte, but for `leaving` bytes. */
  fill(leaving: number): void;
  /** Gives the room back. */
  free(): void;
  unmount(): void;
}

const FILLER = 'filler';

const mount = (folder: string): unknown =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder], { stdio: 'pipe' });
/** Whatever may still be open in it. */
const unmount = (folder: string): unknown => execFileSync('umount', ['-l', folder], { stdio: 'pipe' });

/** Why no small file system can be had here; undefined where it can. */
export function refusalToMount(): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-mount-'));
  try {
    mount(folder);
    unmount(folder);
    return undefined;
  } catch (error) {
    // There the test runs or fails; nobody would read that it was skipped.
    if (process.env.CI === 'true') throw error;
    return String(error instanceof Error ? error.message : error)
      .replaceAll(/\s+/g, ' ')
      .trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Mounts 16 MB at `folder`. */
export function mountSmallDisk(folder: string): SmallDisk {
  mkdirSync(folder, { recursive: true });
  mount(folder);
  const filler = path.join(folder, FILLER);
  return {
    fill: (leaving) => {
      const reserve = path.join(folder, 'reserve');
      if (leaving > 0) writeBytes(reserve, leaving);
      try {
        writeBytes(filler, Number.POSITIVE_INFINITY);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
      rmSync(reserve, { force: true });
    },
    free: () => rmSync(filler, { force: true }),
    unmount: () => void unmount(folder),
  };
}

/** Whether a file is what fills the disk, and nothing of ours. */
export const isFiller = (file: string): boolean => path.basename(file) === FILLER;

function writeBytes(name: string, bytes: number): void {
  const file = openSync(name, 'w');
  const piece = Buffer.alloc(4096, 'x');
  try {
    for (let left = bytes; left > 0; ) left -= writeSync(file, piece, 0, Math.min(left, piece.length));
  } finally {
    closeSync(file);
  }
}
