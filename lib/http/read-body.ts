import { AppError, type Problem } from '../shared/errors';
import { locateJsonError } from './locate-json-error';

const MAX_JSON_BYTES = 10 * 1024 * 1024;

const tooLarge = () => new AppError('too_large', 'The body is larger than 10 MB');

/** The body's text, reading no more of it than the limit. @throws TypeError where it is not UTF-8 */
async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_JSON_BYTES) throw tooLarge();
  const reader = request.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let text = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    bytes += piece.value.byteLength;
    if (bytes > MAX_JSON_BYTES) {
      await reader.cancel();
      throw tooLarge();
    }
    text += decoder.decode(piece.value, { stream: true });
  }
  return text + decoder.decode();
}

function isJson(contentType: string): boolean {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  return type === 'application/json' || type.endsWith('+json');
}

/**
 * The JSON body of a request, not yet checked against a schema; undefined when there is none.
 * @returns the value, or the problem of text that is not JSON
 * @throws AppError `unsupported_type` or `too_large`
 */
export async function readBody(request: Request): Promise<{ value?: unknown; problem?: Problem }> {
  const contentType = request.headers.get('content-type') ?? '';
  if (contentType !== '' && !isJson(contentType)) throw unsupportedType(contentType);
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') throw unsupportedEncoding(encoding);
  let text: string;
  try {
    text = await readText(request);
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      return { problem: { field: 'body', problem: 'is not UTF-8' } };
    }
    throw error;
  }
  if (text.trim() === '') return {};
  if (contentType === '') throw unsupportedType('none');
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { problem: { field: 'body', problem: locateJsonError(text) } };
  }
}

function unsupportedEncoding(given: string): AppError {
  return new AppError('unsupported_type', 'The body must not be compressed', [
    { field: 'Content-Encoding', problem: `is ${given}`, accepted: ['identity'] },
  ]);
}

function unsupportedType(given: string): AppError {
  return new AppError('unsupported_type', 'Content-Type must be application/json', [
    { field: 'Content-Type', problem: `is ${given}`, accepted: ['application/json'] },
  ]);
}
