import { Socket } from 'node:net';
import { OUTPUT_FD } from './child-messages';

export interface ChildOutput {
  /** Resolves when the parent has made room for more. */
  write(piece: Uint8Array | string): Promise<void>;
  /** Resolves with the number of bytes written, once all of them have left. */
  finish(): Promise<number>;
}

/** The pipe to the parent, opened by the first work that writes to it. */
let pipe: Socket | undefined;

function openPipe(): Socket {
  pipe ??= new Socket({ fd: OUTPUT_FD, readable: false, writable: true })
    // Nobody reads any more: the parent is gone.
    .on('error', () => process.exit())
    .unref();
  return pipe;
}

/** What one piece of work writes. */
export function createChildOutput(): ChildOutput {
  let bytes = 0;
  return {
    write: async (piece) => {
      const to = openPipe();
      bytes += Buffer.byteLength(piece);
      if (to.write(piece)) return;
      await new Promise((resolve) => to.once('drain', resolve));
    },
    finish: async () => {
      if (bytes > 0) await new Promise((resolve) => openPipe().write('', resolve));
      return bytes;
    },
  };
}
