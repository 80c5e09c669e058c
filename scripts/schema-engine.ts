import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { Database } from '@/lib/db/database';
import { providerOf } from '@/lib/db/open-database';

/** The WebAssembly build of Prisma's schema engine reports a panic through this global. */
const panics = {
  message: '',
  set_message(message: string) {
    panics.message = message;
  },
  get: () => panics.message,
};
Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });

let instantiated = false;

function instantiate(): void {
  if (instantiated) return;
  const require = createRequire(import.meta.url);
  const file = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm');
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  });
  // wasm-bindgen's entry points, which its declarations leave out.
  const entry = bindings as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  entry.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  instantiated = true;
}

/** The schema file of a provider. */
export function schemaFile(provider: Database['provider']): string {
  return path.resolve(import.meta.dirname, '..', 'prisma', provider, 'schema.prisma');
}

/**
 * What would have to be run on the live database at `url` so that it is what its schema says; '' when it is.
 * Drives Prisma's schema engine as WebAssembly over a driver adapter, so it needs no native engine.
 */
export async function diffToSchema(url: string, schemaText?: string): Promise<string> {
  instantiate();
  const provider = providerOf(url);
  const file = schemaFile(provider);
  const files = [{ path: file, content: schemaText ?? readFileSync(file, 'utf8') }];
  const factory = provider === 'sqlite' ? new PrismaLibSql({ url }) : postgresqlFactory(url);
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await bindings.SchemaEngine.new(
    { datamodels: files.map((each) => [each.path, each.content]) },
    () => undefined,
    bound,
  );
  try {
    const result = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: path.dirname(file) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.exitCode === 0 ? '' : (result.stdout ?? '');
  } finally {
    engine.free();
  }
}

const CHAR_OID = 18;
const TEXT_OID = 25;

/** The fields of a result, as the adapter's private `performIO` returns them. */
interface RawResult {
  fields: { name: string; dataTypeID: number }[];
}

/**
 * Prisma's PostgreSQL adapter, which does not know the type `"char"` (OID 18) of the system catalogue, taught
 * to read it as the character that the engine expects.
 */
function postgresqlFactory(url: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg({ connectionString: url });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const internals = adapter as unknown as { performIO(query: unknown): Promise<RawResult> };
    const performIO = internals.performIO.bind(adapter);
    const queryRaw = adapter.queryRaw;
    adapter.queryRaw = async (query) => {
      let characters: boolean[] = [];
      const reading = Object.assign(Object.create(adapter), {
        performIO: async (asked: unknown) => {
          const result = await performIO(asked);
          characters = result.fields.map((field) => field.dataTypeID === CHAR_OID);
          const fields = result.fields.map(({ name, dataTypeID }) => ({
            name,
            dataTypeID: dataTypeID === CHAR_OID ? TEXT_OID : dataTypeID,
          }));
          return Object.assign(result, { fields });
        },
      });
      const result = await queryRaw.call(reading, query);
      const columnTypes = result.columnTypes.map((type, position) =>
        characters[position] ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  };
  return factory;
}
