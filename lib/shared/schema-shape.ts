import { z } from 'zod';

/** Looks through optional, nullable, default, readonly and pipes (from the side of what is sent). */
function bare(schema: z.ZodType): z.ZodType {
  const { innerType, in: input } = schema.def as { innerType?: z.ZodType; in?: z.ZodType };
  const next = innerType ?? input;
  return next ? bare(next) : schema;
}

/** The fields of an object schema, by name; undefined when the schema is not an object's. */
export function shapeOf(schema: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> | undefined {
  if (!schema) return undefined;
  const object = bare(schema);
  return object instanceof z.ZodObject ? object.shape : undefined;
}

/** Whether a query key of this schema may be repeated. */
export function acceptsList(schema: z.ZodType | undefined): boolean {
  return schema !== undefined && bare(schema) instanceof z.ZodArray;
}

/** Whether a path or query value of this schema is a number written as text. */
export function isNumber(schema: z.ZodType | undefined): boolean {
  return schema !== undefined && bare(schema) instanceof z.ZodNumber;
}

/** The schema of the field at `path`, through objects and lists; undefined when there is none. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let current: z.ZodType | undefined = schema;
  for (const step of path) {
    if (!current) return undefined;
    const here: z.ZodType = bare(current);
    if (here instanceof z.ZodArray) current = here.element as z.ZodType;
    else if (here instanceof z.ZodRecord) current = here.valueType as z.ZodType;
    else current = shapeOf(here)?.[String(step)];
  }
  return current;
}
