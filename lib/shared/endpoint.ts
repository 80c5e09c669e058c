import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Tag = 'Landing KPI' | 'Data sources' | 'Allocation' | 'Telemetry' | 'Operations';

/** Which rate limit of the contract a call counts against where the server is reached from elsewhere. */
export type RateClass = 'monitoring' | 'list' | 'detail' | 'none';

/**
 * One endpoint as data. Routes, `/openapi.json`, the 404 and 405 answers, the typed client and the contract
 * tests all read the same list of these, so they cannot disagree.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Headers extends z.ZodType = z.ZodType,
> {
  /** camelCase, unique; the operationId of OpenAPI. */
  readonly id: string;
  readonly method: Method;
  /** Path with `{name}` placeholders, e.g. `/v1/landing-kpi/kpis/{kpi_id}`. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  /** Request headers it reads, by their lower-case names; all others are none of its business. */
  readonly headers?: Headers;
  readonly body?: Body;
  /** `multipart`: a form whose fields may be files (`FileField`); JSON unless given. */
  readonly bodyType?: 'json' | 'multipart';
  readonly answer: Answer;
  /** Status of success; 200 unless given. */
  readonly successStatus?: 200 | 201 | 202;
  /** Further statuses, e.g. 202 for `Prefer: respond-async`; their body is `answer` unless they have their own. */
  readonly otherStatuses?: readonly {
    readonly status: number;
    readonly description: string;
    readonly answer?: z.ZodType;
  }[];
  /** Text of an opaque 500, e.g. "Failed to list KPIs". */
  readonly failure: string;
  /** What a 400 says where nothing but these fields is wrong; `detail` still names each with its problem. */
  readonly invalid?: { readonly fields: readonly string[]; readonly message: string };
  /** `no-store` for live status; otherwise GETs carry an ETag and must revalidate. */
  readonly caching?: 'etag' | 'no-store';
  readonly rate?: RateClass;
  /** Media types other than JSON that the endpoint may answer with (exports). */
  readonly downloads?: readonly string[];
  /** It answers server-sent events instead of JSON; the schema of each one's data. */
  readonly events?: z.ZodType;
  readonly example?: {
    readonly params?: unknown;
    readonly query?: unknown;
    readonly body?: unknown;
    readonly answer?: unknown;
  };
}

/** Declares an endpoint, keeping the precise types of its schemas. */
export function defineEndpoint<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodType,
  H extends z.ZodType = z.ZodUndefined,
>(endpoint: Endpoint<P, Q, B, A, H>): Endpoint<P, Q, B, A, H> {
  return endpoint;
}

type Part<T> = [T] extends [undefined] ? unknown : Exclude<T, undefined>;

/** What the verb receives: parameters, query, headers and body after validation, in one flat object. */
export type InputOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType, infer H>
    ? Part<z.output<P>> & Part<z.output<Q>> & Part<z.output<B>> & Part<z.output<H>>
    : never;

/** What a caller sends: the same, before defaults are filled in. */
export type RequestOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType, infer H>
    ? Part<z.input<P>> & Part<z.input<Q>> & Part<z.input<B>> & Part<z.input<H>>
    : never;

export type AnswerOf<E> =
  E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer A, z.ZodType> ? z.output<A> : never;
