import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { AllocationFault } from './allocation-fault';

/** An input file as an execution pins it. */
export interface PinnedFile {
  readonly path: string;
  readonly filename: string;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** Whether the file is there and is what was uploaded. @throws AllocationFault `INPUT_MISSING` saying which it is not */
export async function verifyInput(kind: 'forecast' | 'roster', file: PinnedFile): Promise<void> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file.path), hash);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOENT') throw error;
    throw new AllocationFault(
      'INPUT_MISSING',
      `The ${kind} ${file.filename} is no longer kept. Upload it again.`,
    );
  }
  if (hash.digest('hex') !== file.sha256) {
    throw new AllocationFault(
      'INPUT_MISSING',
      `The ${kind} ${file.filename} is not what was uploaded: its contents have changed on the server. Upload it again.`,
    );
  }
}
