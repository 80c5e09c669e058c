import type { Measurement } from './bench-case';
import type { Host } from './host-handlers';
import { measure, measurePair } from './measure';

const ROUNDS = 300;

/** An endpoint beside the baseline of the same body size and, where given, beside its bare SQL. */
export async function measureEndpoint(
  host: Host,
  given: {
    readonly what: string;
    /** By round, where repeating a request would find its answer kept. */
    readonly path: string | ((round: number) => string);
    readonly raw?: () => unknown;
    /** How often each is measured; `raw` may take seconds. */
    readonly rounds?: number;
    readonly rawRounds?: number;
    readonly aim?: string;
  },
): Promise<Measurement> {
  let round = 0;
  const nextPath = (): string => {
    round += 1;
    return typeof given.path === 'string' ? given.path : given.path(round);
  };
  const bytes = await host.request('GET', nextPath());
  const [own, empty] = await measurePair(
    given.rounds ?? ROUNDS,
    () => host.request('GET', nextPath()),
    () => host.request('GET', `/empty?bytes=${bytes}`),
  );
  const raw = given.raw ? await measure(given.rawRounds ?? ROUNDS, given.raw) : undefined;
  return {
    what: `${given.what} (${(bytes / 1024).toFixed(1)} KB)`,
    ms: own.p50,
    p95: own.p95,
    baselineMs: empty.p50,
    ...(raw && { rawMs: raw.p50 }),
    ...(given.aim && { aim: given.aim }),
  };
}
