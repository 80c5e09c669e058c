import { z } from 'zod';
import { DbType, DiagnosticBody, ExplanationBody } from '../shared/compilation-schemas';
import { defineEndpoint } from '../shared/endpoint';
import { Timestamp, text } from '../shared/wire';

const tag = 'Data sources';
const success = z.literal(true);

export const KnowledgeGraph = z
  .object({
    name: z.string(),
    schemas: z.array(z.string()),
    db_type: DbType,
    tables: z.number().int(),
    relationships: z.number().int(),
    version: z.number().int(),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: 'KnowledgeGraph' });
export type KnowledgeGraph = z.infer<typeof KnowledgeGraph>;

const SchemaColumn = z.object({
  name: z.string(),
  type: z.string(),
  native_type: z.string(),
  nullable: z.boolean(),
  primary_key: z.boolean(),
});

export const SchemaTable = z
  .object({
    name: z.string(),
    row_count: z.number().int().nullable(),
    aliases: z.array(z.string()),
    columns: z.array(SchemaColumn),
  })
  .meta({ id: 'SchemaTable' });
export type SchemaTable = z.infer<typeof SchemaTable>;

export const listKnowledgeGraphsEndpoint = defineEndpoint({
  id: 'listKnowledgeGraphs',
  method: 'GET',
  path: '/v1/kg',
  tag,
  summary: 'List knowledge graphs',
  answer: z.object({ success, data: z.array(KnowledgeGraph), count: z.number().int() }),
  failure: 'Failed to list knowledge graphs',
  rate: 'list',
});

export const listSchemasEndpoint = defineEndpoint({
  id: 'listSchemas',
  method: 'GET',
  path: '/v1/schemas',
  tag,
  summary: 'List schemas',
  answer: z.object({ success, schemas: z.array(z.string()), count: z.number().int() }),
  failure: 'Failed to list schemas',
  rate: 'list',
});

export const listSchemaTablesEndpoint = defineEndpoint({
  id: 'listSchemaTables',
  method: 'GET',
  path: '/v1/schemas/{name}/tables',
  tag,
  summary: 'List the tables of a schema with their columns',
  params: z.object({ name: text(255) }),
  answer: z.object({ success, schema: z.string(), tables: z.array(SchemaTable), count: z.number().int() }),
  failure: 'Failed to list tables',
  rate: 'list',
  example: { params: { name: 'newdqschema' } },
});

const CompileRequest = z
  .strictObject({
    sentence: z.string().max(20_000),
    kg_name: text(255),
    select_schema: text(255).optional(),
    schemas: z.array(text(255)).min(1).max(50).optional(),
    ruleset_name: z.string().trim().max(255).nullish(),
    db_type: DbType.optional(),
    limit_records: z.int().min(1).max(1_000_000).optional(),
    excluded_fields: z.array(text(255)).max(200).nullish(),
    now: Timestamp.optional(),
  })
  .meta({ id: 'CompileRequest' });

export const CompilationBody = z
  .object({
    status: z.enum(['compiled', 'needs_clarification']),
    sentence: z.string(),
    parser: z.string(),
    db_type: DbType,
    kg_name: z.string(),
    kg_version: z.number().int(),
    /** Readable, runnable; empty when nothing was compiled. */
    generated_sql: z.string(),
    sql_query_type: z.string().nullable(),
    operation: z.string().nullable(),
    source_table: z.string().nullable(),
    target_table: z.string().nullable(),
    joined_columns: z.array(z.array(z.string())),
    columns: z.array(z.object({ name: z.string(), type: z.string() })),
    confidence: z.number(),
    explanation: ExplanationBody,
    alternatives: z.array(z.object({ reading: z.string(), confidence: z.number() })),
    diagnostics: z.array(DiagnosticBody),
    warnings: z.array(z.string()),
    compile_ms: z.number(),
  })
  .meta({ id: 'Compilation' });
export type CompilationBody = z.infer<typeof CompilationBody>;

export const compileSentenceEndpoint = defineEndpoint({
  id: 'compileSentence',
  method: 'POST',
  path: '/v1/nlq/compile',
  tag,
  summary: 'Explain a sentence: how every word is read, and the SQL, without running it',
  body: CompileRequest,
  answer: z.object({ success, compilation: CompilationBody }),
  failure: 'Failed to compile the sentence',
  rate: 'none',
  example: {
    body: {
      sentence: 'Show me all products in RBP GPU which are not in OPS Excel',
      kg_name: 'KG_101',
      select_schema: 'newdqschema',
    },
  },
});

export const sourceEndpoints = [
  listKnowledgeGraphsEndpoint,
  listSchemasEndpoint,
  listSchemaTablesEndpoint,
  compileSentenceEndpoint,
];
