import { z } from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Turns zod schemas into JSON Schemas of one document; schemas with an id of their own are collected. */
export interface SchemaWriter {
  /** As `input` what a caller may send, as `output` what the server answers. */
  write(schema: z.ZodType, io: 'input' | 'output'): JsonSchema;
  readonly components: Readonly<Record<string, JsonSchema>>;
}

/** What says nothing to a reader: the bounds of any safe integer, and the pattern behind a format's name. */
const isNoise = (key: string, value: unknown, schema: object) =>
  (key === 'minimum' && value === Number.MIN_SAFE_INTEGER) ||
  (key === 'maximum' && value === Number.MAX_SAFE_INTEGER) ||
  (key === 'pattern' && 'format' in schema);

/** Points references at the document's components, under the names they were given there. */
function repoint(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => repoint(item, names));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'id' && typeof inner === 'string' && names.has(inner)) return [];
    if (isNoise(key, inner, value)) return [];
    if (key !== '$ref' || typeof inner !== 'string') return [[key, repoint(inner, names)] as const];
    const name = inner.replace('#/$defs/', '');
    return [[key, `#/components/schemas/${names.get(name) ?? name}`] as const];
  });
  return Object.fromEntries(entries);
}

/** A writer with nothing collected yet. A schema that is sent and answered differently gets two names. */
export function createSchemaWriter(): SchemaWriter {
  const components: Record<string, JsonSchema> = {};
  const nameFor = (id: string, definition: unknown, io: 'input' | 'output') => {
    const taken = components[id];
    const same =
      taken === undefined ||
      JSON.stringify(taken) === JSON.stringify(repoint(definition, new Map([[id, id]])));
    return same ? id : `${id}${io === 'input' ? 'Input' : 'Output'}`;
  };
  return {
    components,
    write(schema, io) {
      // As the item of a list, so that a schema with an id is written as a reference too.
      const list = z.toJSONSchema(z.array(schema), { io, unrepresentable: 'any' });
      const definitions = Object.entries(list.$defs ?? {});
      const names = new Map(definitions.map(([id, definition]) => [id, nameFor(id, definition, io)]));
      for (const [id, definition] of definitions) {
        components[names.get(id) ?? id] = repoint(definition, names) as JsonSchema;
      }
      return repoint(list.items, names) as JsonSchema;
    },
  };
}
