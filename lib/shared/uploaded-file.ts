import { z } from 'zod';

/** A file of a multipart body, as the server has put it down. It is removed when the request ends, unless it was moved. */
export interface UploadedFile {
  /** As the client named it, without any path. */
  readonly filename: string;
  readonly contentType: string;
  /** Where it lies. */
  readonly path: string;
  readonly bytes: number;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
}

const isFile = (value: unknown): boolean =>
  value instanceof Blob || (typeof value === 'object' && value !== null && 'sha256' in value);

/** A field of a multipart body that is a file: browsers give a `File`, verbs receive an `UploadedFile`. */
export const FileField = z
  .custom<Blob | UploadedFile>(isFile, {
    error: ({ input }) => (input === undefined ? 'is required' : 'must be a file'),
  })
  // Only the reader of multipart bodies puts values where a server checks them.
  .transform((file) => file as UploadedFile)
  .meta({ type: 'string', format: 'binary' });

/** Whether a field of a form is a file. */
export function isFileField(schema: z.ZodType | undefined): boolean {
  if (schema instanceof z.ZodOptional) return isFileField(schema.unwrap() as z.ZodType);
  return schema?.meta()?.format === 'binary';
}
