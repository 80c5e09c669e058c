import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { AppError } from '../shared/errors';
import { archiveLimits } from './limits';

/** The directory of a zip that was found harmless; parts are inflated only when they are opened. */
export interface Archive {
  has(part: string): boolean;
  /**
   * The bytes of a part; more than the directory says is an error of the stream.
   * @throws AppError `too_large` where it would be more than `maxBytes`, `invalid_input` where there is none.
   */
  open(part: string, maxBytes: number): Promise<Readable>;
  close(): void;
}

/**
 * Opens a workbook's archive and checks its directory before anything is inflated: how many parts, how large,
 * how much packed, not encrypted, none twice.
 * @throws AppError `invalid_input` where it is damaged, `too_large` where it would be too large when unpacked.
 */
export async function openArchive(file: string, filename: string): Promise<Archive> {
  const zip = await openPromise(file, { autoClose: false }).catch((error: unknown) => {
    throw damaged(filename, error);
  });
  try {
    const entries = await readDirectory(zip, filename);
    return {
      has: (part) => entries.has(part.toLowerCase()),
      open: (part, maxBytes) => openPart(zip, entries.get(part.toLowerCase()), part, maxBytes, filename),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof AppError ? error : damaged(filename, error);
  }
}

async function readDirectory(zip: ZipFile, filename: string): Promise<Map<string, Entry>> {
  const { entries: maxEntries, inflatedBytes, ratio, ratioFromBytes } = archiveLimits;
  const entries = new Map<string, Entry>();
  if (zip.entryCount > maxEntries) {
    throw new AppError(
      'too_large',
      `${filename} has more than ${maxEntries} parts: it is no ordinary workbook`,
    );
  }
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    if (entry.isEncrypted()) {
      throw new AppError('unsupported_type', `${filename} is encrypted: upload it without a password`);
    }
    if (entries.has(name)) {
      throw new AppError(
        'invalid_input',
        `${filename} is damaged: it has two parts called ${entry.fileName}`,
      );
    }
    total += entry.uncompressedSize;
    if (total > inflatedBytes) throw unpacksTooLarge(filename, inflatedBytes);
    const packed = Math.max(entry.compressedSize, 1);
    if (entry.uncompressedSize > ratioFromBytes && entry.uncompressedSize / packed > ratio) {
      throw new AppError(
        'too_large',
        `${filename} unpacks to more than ${ratio} times its size: it is no ordinary workbook`,
      );
    }
    entries.set(name, entry);
  }
  return entries;
}

async function openPart(
  zip: ZipFile,
  entry: Entry | undefined,
  part: string,
  maxBytes: number,
  filename: string,
): Promise<Readable> {
  if (!entry) throw new AppError('invalid_input', `${filename} is damaged: its part ${part} is missing`);
  if (entry.uncompressedSize > maxBytes) throw unpacksTooLarge(`${filename} (${part})`, maxBytes);
  return zip.openReadStreamPromise(entry).catch((error: unknown) => {
    throw damaged(filename, error);
  });
}

const unpacksTooLarge = (what: string, maxBytes: number): AppError =>
  new AppError('too_large', `${what} would be larger than ${maxBytes / 1024 / 1024} MiB when unpacked`);

/** What a library says of a broken file, in words for who uploaded it; a failure of the system stays what it is. */
export function damaged(filename: string, cause: unknown): Error {
  if (cause instanceof Error && 'syscall' in cause) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError(
    'invalid_input',
    `${filename} is damaged or was cut off: open it in Excel, save it and upload it again`,
    [],
    { cause: reason.slice(0, 200) },
  );
}
