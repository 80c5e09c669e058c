import type { z } from 'zod';
import { checkValue, unknownField } from '../shared/check-value';
import type { Endpoint } from '../shared/endpoint';
import { AppError, type Problem } from '../shared/errors';
import { acceptsList, isNumber, shapeOf } from '../shared/schema-shape';
import { unkeepableTexts } from '../shared/unkeepable-text';
import { readBody } from './read-body';
import { readForm, type Uploads } from './read-form';

/** Values of the placeholders of a path, as Next gives them. */
export type RouteParams = Readonly<Record<string, string | readonly string[] | undefined>>;

interface Part {
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

const NOTHING: Part = { value: {}, problems: [] };

function check(schema: z.ZodType, value: unknown): Part {
  const checked = checkValue(schema, value);
  if (!checked.ok) return { value: {}, problems: checked.problems };
  return { value: checked.value, problems: unkeepableTexts(checked.value) };
}

const WRITTEN_NUMBER = /^-?\d+(\.\d+)?$/;

/** Path, query and form values. What Number() takes besides (blanks, 0x1, 1e3, nothing at all) is no number. */
function checkTexts(schema: z.ZodType, values: Readonly<Record<string, unknown>>): Part {
  const shape = shapeOf(schema) ?? {};
  const written = Object.entries(values).map(([field, value]) => {
    const isNone = isNumber(shape[field]) && typeof value === 'string' && !WRITTEN_NUMBER.test(value);
    return [field, isNone ? Number.NaN : value];
  });
  return check(schema, Object.fromEntries(written));
}

/** Query keys as one object: lists where the schema wants one; unknown and needlessly repeated keys are problems. */
function readQuery(schema: z.ZodType | undefined, search: URLSearchParams): Part {
  if (!schema && search.size === 0) return NOTHING;
  const shape = shapeOf(schema) ?? {};
  const known = Object.keys(shape);
  const problems: Problem[] = [];
  const values: Record<string, string | string[]> = {};
  for (const key of new Set(search.keys())) {
    const given = search.getAll(key);
    if (!Object.hasOwn(shape, key)) problems.push(unknownField(key, known));
    else if (acceptsList(shape[key])) values[key] = given;
    else if (given.length > 1)
      problems.push({ field: key, problem: `is given ${given.length} times; give it once` });
    // A repeated key is reported as such alone, so its first value still stands in for the check.
    if (Object.hasOwn(shape, key) && !acceptsList(shape[key])) values[key] = given[0] ?? '';
  }
  const checked = schema ? checkTexts(schema, values) : NOTHING;
  return { value: checked.value, problems: [...problems, ...checked.problems] };
}

/** The headers that the schema knows. */
function readHeaders(schema: z.ZodType | undefined, headers: Headers): Part {
  if (!schema) return NOTHING;
  const names = Object.keys(shapeOf(schema) ?? {});
  return check(
    schema,
    Object.fromEntries(names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)]] : []))),
  );
}

async function readBodyPart(schema: z.ZodType | undefined, request: Request): Promise<Part> {
  if (!schema) return NOTHING;
  const { value, problem } = await readBody(request);
  return problem ? { value: {}, problems: [problem] } : check(schema, value);
}

async function readFormPart(schema: z.ZodType, request: Request, uploads: Uploads): Promise<Part> {
  const { value, problems } = await readForm(schema, request, uploads);
  if (value === null) return { value: {}, problems };
  const checked = checkTexts(schema, value);
  // What is wrong with a part as such is told alone.
  const told = new Set(problems.map(({ field }) => field));
  return {
    value: checked.value,
    problems: [...problems, ...checked.problems.filter(({ field }) => !told.has(field))],
  };
}

/** The error that tells of every problem at once, in the endpoint's own words where it has some. */
export function invalidInput(problems: readonly Problem[], own?: Endpoint['invalid']): AppError {
  const message =
    own && problems.every(({ field }) => own.fields.includes(field)) ? own.message : sum(problems);
  return new AppError('invalid_input', message, problems);
}

function sum(problems: readonly Problem[]): string {
  const [first] = problems;
  return problems.length === 1 && first
    ? `${first.field} ${first.problem}`
    : `${problems.length} fields are not valid: ${problems.map(({ field }) => field).join(', ')}`;
}

/**
 * What the verb receives: parameters, query, headers and body, checked and merged.
 * @throws AppError `invalid_input` with every bad field of all four; `too_large`; `unsupported_type`
 */
export async function readInput(
  endpoint: Endpoint,
  request: Request,
  routeParams: RouteParams,
  uploads: Uploads,
): Promise<Readonly<Record<string, unknown>>> {
  const parts = [
    endpoint.params ? checkTexts(endpoint.params, routeParams) : NOTHING,
    readQuery(endpoint.query, new URL(request.url).searchParams),
    readHeaders(endpoint.headers, request.headers),
    endpoint.body && endpoint.bodyType === 'multipart'
      ? await readFormPart(endpoint.body, request, uploads)
      : await readBodyPart(endpoint.body, request),
  ];
  const problems = parts.flatMap((part) => part.problems);
  if (problems.length > 0) throw invalidInput(problems, endpoint.invalid);
  return Object.assign({}, ...parts.map((part) => part.value)) as Record<string, unknown>;
}
