import path from 'node:path';
import { z } from 'zod';

const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1')
  .default(false);

const callsAllowed = (calls: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .default(calls)
    .describe('Calls of one client; not counted on loopback without TRUSTED_NETWORK');

/** Every environment variable Plumbline reads. All are optional. */
const EnvironmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .default('')
    .describe('Main database; postgresql://… or file:… (default: DATA_DIR/plumbline.db)'),
  DATA_DIR: z.string().default('./data').describe('Where the embedded databases, results and uploads live'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on; another than loopback needs TRUSTED_NETWORK'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  REDIS_URL: z.string().default('').describe('Shared cache for several processes'),
  TRUSTED_NETWORK: flag.describe("The operator's word that something in front authenticates"),
  SEED_SAMPLE: flag.describe('`npm start` loads the sample data into an empty database unless this is false'),
  RATE_LIMIT_MONITORING_PER_SECOND: callsAllowed(10),
  RATE_LIMIT_LIST_PER_MINUTE: callsAllowed(100),
  RATE_LIMIT_DETAIL_PER_MINUTE: callsAllowed(200),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  MAX_STORED_ROWS: z.coerce.number().int().min(1).default(1_000_000).describe('Rows kept of one execution'),
  QUERY_TIMEOUT_SECONDS: z.coerce
    .number()
    .positive()
    .default(60)
    .describe('A query on a data source may run this long'),
  ALLOCATION_TIMEOUT_SECONDS: z.coerce
    .number()
    .positive()
    .default(600)
    .describe('An allocation may run this long'),
});

export type Environment = Readonly<z.output<typeof EnvironmentSchema>>;

/**
 * Reads and checks the environment.
 * @throws Error naming every variable that is wrong, when one is.
 */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = EnvironmentSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not usable.\n  ${problems.join('\n  ')}`);
  }
  const env = parsed.data;
  const dataDir = path.resolve(env.DATA_DIR);
  return {
    ...env,
    DATA_DIR: dataDir,
    DATABASE_URL: env.DATABASE_URL || `file:${path.join(dataDir, 'plumbline.db')}`,
  };
}

/** Whether only this machine can reach an address that is listened on. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host);
