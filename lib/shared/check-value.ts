import type { z } from 'zod';
import { closestMatch } from './closest-match';
import type { Problem } from './errors';
import { schemaAt, shapeOf } from './schema-shape';

type Issue = z.core.$ZodIssue;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  null: 'null',
};
const typeWord = (type: string) => TYPE_WORDS[type] ?? `of type ${type}`;

const FORMAT_WORDS: Readonly<Record<string, string>> = {
  datetime: 'a UTC time such as 2025-01-31T09:00:00Z',
  date: 'a date such as 2025-01-31',
  uuid: 'a UUID',
  email: 'an e-mail address',
  url: 'a URL',
};

function sizeWord(origin: string, size: number | bigint): string {
  if (origin === 'string') return `${size} character${size === 1 ? '' : 's'}`;
  if (origin === 'array' || origin === 'set') return `${size} item${size === 1 ? '' : 's'}`;
  return String(size);
}

/** Words for an issue, where the schema gives none of its own. */
function defaultWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be ${typeWord(issue.expected)}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of: '}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${sizeWord(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `must be ${issue.inclusive === false ? 'less than' : 'at most'} ${sizeWord(issue.origin, issue.maximum)}`;
    case 'invalid_format':
      return `must be ${FORMAT_WORDS[issue.format] ?? `valid (${issue.format})`}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_key':
      return 'has a key that is not accepted';
    default:
      return 'is not valid';
  }
}

/** Whether every branch of a union refused the value for its type alone. */
const onlyTypes = (branches: readonly (readonly Issue[])[]) =>
  branches.every(
    (issues) => issues.length === 1 && issues[0]?.code === 'invalid_type' && issues[0].path.length === 0,
  );

/** A union's problems are those of the branch that came furthest; if none began to fit, the types it takes. */
function unionProblems(
  issue: z.core.$ZodIssueInvalidUnion,
  at: readonly PropertyKey[],
  root: z.ZodType,
): Problem[] {
  if (issue.errors.length === 0)
    return [{ field: fieldName(at), problem: 'fits none of the accepted forms' }];
  if (onlyTypes(issue.errors)) {
    const words = issue.errors.map(([first]) =>
      first?.code === 'invalid_type' ? typeWord(first.expected) : '',
    );
    return [{ field: fieldName(at), problem: `must be ${[...new Set(words)].join(' or ')}` }];
  }
  const depth = (issues: readonly Issue[]) => Math.max(...issues.map((inner) => inner.path.length));
  const [best = []] = issue.errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length);
  return best.flatMap((inner) => problemsOf(inner, at, root));
}

const fieldName = (path: readonly PropertyKey[]) => (path.length === 0 ? 'body' : path.map(String).join('.'));

/** One problem a bad field. `above` is the path of the union the issue was found in. */
function problemsOf(issue: Issue, above: readonly PropertyKey[], root: z.ZodType): Problem[] {
  const path = [...above, ...issue.path];
  const field = fieldName(path);
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(shapeOf(schemaAt(root, path)) ?? {});
    return issue.keys.map((key) => unknownField(key, known, path));
  }
  if (issue.code === 'invalid_union') return unionProblems(issue, path, root);
  if (issue.code !== 'invalid_value') return [{ field, problem: issue.message }];
  const accepted = issue.values.map(String);
  const suggestion = typeof issue.input === 'string' ? closestMatch(issue.input, accepted) : undefined;
  return [{ field, problem: issue.message, accepted, ...(suggestion ? { suggestion } : {}) }];
}

/** The problem of a field that nobody knows, with the one that was probably meant. */
export function unknownField(
  key: string,
  known: readonly string[],
  path: readonly PropertyKey[] = [],
): Problem {
  const suggestion = closestMatch(key, known);
  return {
    field: [...path.map(String), key].join('.'),
    problem: suggestion ? `is not a known field; did you mean ${suggestion}?` : 'is not a known field',
    accepted: known,
    ...(suggestion ? { suggestion } : {}),
  };
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Parses `value`; says every problem by field, in words a person understands, instead of throwing. */
export function checkValue<S extends z.ZodType>(schema: S, value: unknown): Checked<z.output<S>> {
  const parsed = schema.safeParse(value, { error: defaultWords, reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, [], schema)) };
}
