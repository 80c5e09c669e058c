import type { AnswerOf, Endpoint, RequestOf } from './endpoint';
import type { Problem } from './errors';
import { splitInput } from './split-input';
import { ErrorBody } from './wire';

/** Why a call to the server did not give its answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    message: string,
    /** HTTP status; 0 when the server could not be reached. */
    readonly status: number,
    /** What is wrong with which field, for forms. */
    readonly problems: readonly Problem[] = [],
    /** Further facts of the error's `detail`. */
    readonly facts: Readonly<Record<string, unknown>> = {},
    /** For the operator's log; undefined when the server could not be reached. */
    readonly requestId?: string,
  ) {
    super(message);
  }
}

/** Whether a call failed because the server could not be reached. */
export const isLostConnection = (error: unknown): boolean => error instanceof ApiError && error.status === 0;

function queryText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The address of an endpoint with its placeholders and query filled in; also for links and downloads. */
export function endpointUrl<E extends Endpoint>(endpoint: E, input: RequestOf<E>): string {
  const { params, query } = splitInput(endpoint, (input ?? {}) as Readonly<Record<string, unknown>>);
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, queryText(one));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/** `detail` is a list of problems, or facts with such a list among them. */
function readDetail(detail: unknown): { problems: readonly Problem[]; facts: Record<string, unknown> } {
  if (Array.isArray(detail)) return { problems: detail as Problem[], facts: {} };
  if (typeof detail !== 'object' || detail === null) return { problems: [], facts: {} };
  const { problems, ...facts } = detail as Record<string, unknown>;
  return { problems: Array.isArray(problems) ? (problems as Problem[]) : [], facts };
}

async function errorOf(response: Response): Promise<ApiError> {
  const body = ErrorBody.safeParse(await response.json().catch(() => undefined));
  if (!body.success) {
    return new ApiError(`The server answered ${response.status} without saying why.`, response.status);
  }
  const { problems, facts } = readDetail(body.data.detail);
  return new ApiError(body.data.message, response.status, problems, facts, body.data.request_id);
}

/** What a failed `fetch` means: the caller's own abort stays itself, all else is a lost connection. */
function lostConnection(error: unknown, signal?: AbortSignal): unknown {
  if (signal?.aborted) return error;
  return new ApiError('The connection to the server was lost. Check that Plumbline is still running.', 0);
}

/** @throws ApiError with what the server said, or status 0 when it could not be reached */
async function request<T>(
  url: string,
  init: RequestInit,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  try {
    const response = await fetch(url, init);
    if (!response.ok) throw await errorOf(response);
    return await read(response);
  } catch (error) {
    throw error instanceof ApiError ? error : lostConnection(error, init.signal ?? undefined);
  }
}

/** Files as they are; of the other values, texts as they are and lists and objects as JSON. */
function formOf(fields: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) {
    if (value === null) continue;
    form.append(field, value instanceof Blob ? value : queryText(value));
  }
  return form;
}

/**
 * Calls an endpoint of this server from the browser.
 * @throws ApiError with what the server said, or status 0 when it could not be reached
 */
export function callEndpoint<E extends Endpoint>(
  endpoint: E,
  input: RequestOf<E>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<AnswerOf<E>> {
  const { body, headers } = splitInput(endpoint, (input ?? {}) as Readonly<Record<string, unknown>>);
  const isForm = endpoint.bodyType === 'multipart';
  const init: RequestInit = {
    method: endpoint.method,
    signal: options.signal,
    headers: {
      accept: 'application/json',
      // Of a form, the browser names the type: the boundary is its own.
      ...(endpoint.body && !isForm ? { 'content-type': 'application/json' } : {}),
      ...(headers as Record<string, string>),
    },
    ...(endpoint.body ? { body: isForm ? formOf(body) : JSON.stringify(body) } : {}),
  };
  return request(endpointUrl(endpoint, input), init, (response) => response.json() as Promise<AnswerOf<E>>);
}

export interface DownloadedFile {
  readonly blob: Blob;
  /** As the server named it. */
  readonly filename: string;
}

/**
 * Fetches a file that an endpoint makes, whole.
 * @throws ApiError as `callEndpoint`; a file that breaks off is a lost connection
 */
export function downloadFromEndpoint<E extends Endpoint>(
  endpoint: E,
  input: RequestOf<E>,
): Promise<DownloadedFile> {
  return request(endpointUrl(endpoint, input), {}, async (response) => ({
    blob: await response.blob(),
    filename: filenameOf(response.headers.get('content-disposition') ?? ''),
  }));
}

/** `attachment; filename="a.csv"; filename*=UTF-8''%C3%A4.csv` → `ä.csv`. */
function filenameOf(disposition: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'download';
}
