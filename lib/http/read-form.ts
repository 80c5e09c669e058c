import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import type { z } from 'zod';
import { UNPUBLISHED } from '../artefacts/artefact-path';
import { unknownField } from '../shared/check-value';
import { AppError, type Problem } from '../shared/errors';
import { shapeOf } from '../shared/schema-shape';
import { isFileField, type UploadedFile } from '../shared/uploaded-file';

const MIB = 1024 * 1024;
export const MAX_FILE_BYTES = 50 * MIB;
const MAX_FIELD_BYTES = MIB;
/** Parts beyond those that the endpoint knows, so that each is told by its name. */
const SPARE_PARTS = 20;
const MAX_NAME = 255;

/** What a form held, not yet checked against the schema. */
export interface ReadForm {
  /** Texts and files by field, also those with a problem of their own; null when the body is no form. */
  readonly value: Readonly<Record<string, string | UploadedFile>> | null;
  readonly problems: readonly Problem[];
}

/** Files that were put down for one request. */
export interface Uploads {
  /** Where the next one goes. */
  place(): Promise<string>;
  /** Removes all that were not moved. */
  remove(): Promise<void>;
}

/** They lie where publishing is a rename, and where a sweep finds what a crash left behind. */
export function createUploads(dataDir: string): Uploads {
  const files: string[] = [];
  return {
    place: async () => {
      const folder = path.join(dataDir, UNPUBLISHED);
      await mkdir(folder, { recursive: true });
      const file = path.join(folder, `upload-${randomUUID()}`);
      files.push(file);
      return file;
    },
    remove: async () => {
      await Promise.all(files.map((file) => rm(file, { force: true })));
    },
  };
}

/** A form as it is being read. */
interface Reading {
  readonly values: Map<string, string | UploadedFile>;
  readonly given: Map<string, number>;
  readonly problems: Problem[];
  readonly files: Promise<void>[];
  readonly stop: AbortController;
}

/**
 * Reads a multipart body: files go to temporary files as they arrive, hashed on the way.
 * @throws AppError `unsupported_type`; `too_large` naming the field; `unavailable` when the disk is full
 */
export async function readForm(schema: z.ZodType, request: Request, uploads: Uploads): Promise<ReadForm> {
  const shape = shapeOf(schema) ?? {};
  refuseOtherTypes(request.headers);
  refuseTooLarge(request.headers, Object.values(shape).filter(isFileField).length);
  const reading: Reading = {
    values: new Map(),
    given: new Map(),
    problems: [],
    files: [],
    stop: new AbortController(),
  };
  const parser = createParser(request.headers, Object.keys(shape).length + SPARE_PARTS);
  if (parser === undefined) {
    return bodyProblem('has no boundary: let the client set the Content-Type of the form');
  }
  listen(parser, shape, reading, uploads);
  const source = request.body === null ? Readable.from([]) : Readable.fromWeb(request.body as never);
  const { signal } = reading.stop;
  try {
    // After the closing delimiter the parser takes nothing any more: what follows would never be read to its end.
    await Promise.race([pipeline(source, parser, { signal }), once(parser, 'finish')]);
    await Promise.all(reading.files);
  } catch (error) {
    reading.stop.abort(error);
    await Promise.allSettled(reading.files);
    const refusal = refusalOf(signal.reason);
    if (refusal) throw refusal;
    return bodyProblem('ends before the form is complete');
  } finally {
    source.destroy();
  }
  return { value: Object.fromEntries(reading.values), problems: reading.problems };
}

const bodyProblem = (problem: string): ReadForm => ({ value: null, problems: [{ field: 'body', problem }] });

function createParser(headers: Headers, parts: number): BusboyInstance | undefined {
  try {
    return new Busboy({
      headers: { 'content-type': headers.get('content-type') ?? '' },
      limits: { fileSize: MAX_FILE_BYTES, fieldSize: MAX_FIELD_BYTES, parts, headerPairs: 20 },
    });
  } catch {
    return undefined;
  }
}

function listen(
  parser: BusboyInstance,
  shape: Readonly<Record<string, z.ZodType>>,
  reading: Reading,
  uploads: Uploads,
): void {
  const { values, problems, stop } = reading;
  parser.on('partsLimit', () => problems.push({ field: 'body', problem: 'has too many parts' }));
  parser.on('field', (name, text, _nameCut, isCut) => {
    const field = fieldName(name);
    if (!isWanted(field, shape, reading)) return;
    if (isCut) stop.abort(tooLarge(field, 'is longer than 1 MB'));
    if (text.includes('\ufffd')) problems.push({ field, problem: 'is not UTF-8' });
    values.set(field, text);
  });
  parser.on('file', (name, stream, filename, _encoding, contentType) => {
    const field = fieldName(name);
    const wanted = isWanted(field, shape, reading);
    if (wanted && !isFileField(shape[field])) problems.push({ field, problem: 'must be text, not a file' });
    if (!wanted || !isFileField(shape[field])) {
      stream.on('error', () => undefined).resume();
      return;
    }
    stream.on('error', (error) => stop.abort(error));
    stream.on('limit', () => stop.abort(tooLarge(field, 'is larger than 50 MB')));
    const kept = keepFile(stream, { field, filename, contentType }, reading, uploads);
    kept.catch((error: unknown) => stop.abort(error));
    reading.files.push(kept);
  });
}

/** Whether the part is to be kept; otherwise its problem is told, once for each field. */
function isWanted(field: string, shape: Readonly<Record<string, z.ZodType>>, reading: Reading): boolean {
  const { given, problems } = reading;
  const times = (given.get(field) ?? 0) + 1;
  given.set(field, times);
  const isKnown = Object.hasOwn(shape, field);
  if (!isKnown && times === 1) problems.push(unknownField(field, Object.keys(shape)));
  if (isKnown && times === 2) problems.push({ field, problem: 'is given more than once; give it once' });
  return isKnown && times === 1;
}

async function keepFile(
  stream: BusboyFileStream,
  named: { readonly field: string; readonly filename: string; readonly contentType: string },
  { values, problems, stop }: Reading,
  uploads: Uploads,
): Promise<void> {
  const { field, contentType } = named;
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new PassThrough().on('data', (piece: Buffer) => {
    hash.update(piece);
    bytes += piece.length;
  });
  // Its parts arrive while the place is being made: they wait in the stream.
  const file = await uploads.place();
  await pipeline(stream, count, createWriteStream(file), { signal: stop.signal });
  const filename = plainName(named.filename);
  // Browsers send an empty file without a name where none was chosen.
  if (bytes === 0 && filename === '') return;
  if (bytes === 0) problems.push({ field, problem: 'is an empty file' });
  values.set(field, {
    filename: filename || field,
    contentType,
    path: file,
    bytes,
    sha256: hash.digest('hex'),
  });
}

const fieldName = (name: string | undefined): string => (name ?? '').slice(0, 100) || 'a part without a name';

/** The last part of a path of any system, without what no screen shows. */
function plainName(filename: string | undefined): string {
  const last = (filename ?? '').split(/[/\\]/).at(-1) ?? '';
  const shown = last.replace(/\p{Cc}/gu, '').trim();
  const dot = shown.lastIndexOf('.');
  const extension = dot > 0 ? shown.slice(dot).slice(0, 20) : '';
  return shown.length <= MAX_NAME ? shown : shown.slice(0, MAX_NAME - extension.length) + extension;
}

function refuseOtherTypes(headers: Headers): void {
  const given = headers.get('content-type') ?? 'none';
  if (!/^multipart\/form-data\s*(;|$)/i.test(given.trim())) {
    throw new AppError('unsupported_type', 'Content-Type must be multipart/form-data', [
      { field: 'Content-Type', problem: `is ${given}`, accepted: ['multipart/form-data'] },
    ]);
  }
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') {
    throw new AppError('unsupported_type', 'The body must not be compressed', [
      { field: 'Content-Encoding', problem: `is ${encoding}`, accepted: ['identity'] },
    ]);
  }
}

/** What can only be too large is not read. */
function refuseTooLarge(headers: Headers, files: number): void {
  const most = files * MAX_FILE_BYTES + 4 * MIB;
  if (Number(headers.get('content-length') ?? 0) > most) {
    throw new AppError('too_large', `The body is larger than ${files} files of 50 MB each`);
  }
}

const tooLarge = (field: string, problem: string): AppError =>
  new AppError('too_large', `${field} ${problem}`, [{ field, problem }]);

/** Why reading stopped, where it was not the body that ended too early or was no form. */
function refusalOf(reason: unknown): AppError | undefined {
  if (reason instanceof AppError) return reason;
  const code = reason instanceof Error && 'code' in reason ? reason.code : undefined;
  if (code === 'ENOSPC') {
    return new AppError('unavailable', 'The upload could not be kept: the disk of the server is full.');
  }
  // A fault of the disk or of our own is no mistake of the client.
  if (reason instanceof Error && 'syscall' in reason && 'path' in reason) throw reason;
  return undefined;
}
