import type { Sample } from './server';

export interface LoadReport {
  readonly seconds: number;
  readonly clients: number;
  readonly kinds: readonly {
    readonly kind: string;
    readonly requests: number;
    readonly perSecond: number;
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly errors: number;
  }[];
  readonly executions: { readonly acknowledged: number; readonly lost: readonly string[] };
  /** Memory of the server in MiB: means of the middle and of the last third, and the most. */
  readonly memory: { readonly middle: number; readonly last: number; readonly most: number };
  readonly heap: { readonly middle: number; readonly last: number };
  /** How long the server's event loop was held up: the worst, and the worst second's 99th percentile. */
  readonly delayMs: { readonly worst: number; readonly p99: number };
  /** The first of each kind of error. */
  readonly problems: readonly string[];
}

interface Run {
  readonly seconds: number;
  readonly clients: number;
  readonly measurements: ReadonlyMap<string, { took: readonly number[]; problems: readonly string[] }>;
  readonly samples: readonly Sample[];
  readonly acknowledged: number;
  readonly lost: readonly string[];
}

/** Sums a run up. Memory is compared after the first third, in which it fills. */
export function reportLoad(given: Run): LoadReport {
  const { seconds, clients, measurements, samples, acknowledged, lost } = given;
  const kinds = [...measurements].sort(([left], [right]) => left.localeCompare(right));
  const third = Math.floor(samples.length / 3);
  const middle = samples.slice(third, 2 * third);
  const last = samples.slice(2 * third);
  const megabytes = (part: readonly Sample[], of: 'rss' | 'heapUsed') =>
    mean(part.map((sample) => sample[of])) / 2 ** 20;
  return {
    seconds,
    clients,
    kinds: kinds.map(([kind, { took, problems }]) => ({
      kind,
      requests: took.length,
      perSecond: took.length / seconds,
      p50: percentile(took, 0.5),
      p95: percentile(took, 0.95),
      p99: percentile(took, 0.99),
      errors: problems.length,
    })),
    executions: { acknowledged, lost },
    memory: {
      middle: megabytes(middle, 'rss'),
      last: megabytes(last, 'rss'),
      most: Math.max(...samples.map(({ rss }) => rss)) / 2 ** 20,
    },
    heap: { middle: megabytes(middle, 'heapUsed'), last: megabytes(last, 'heapUsed') },
    delayMs: {
      worst: Math.max(...samples.map(({ delayMaxMs }) => delayMaxMs)),
      p99: percentile(
        samples.map(({ delayP99Ms }) => delayP99Ms),
        0.5,
      ),
    },
    problems: kinds.flatMap(([kind, { problems }]) =>
      [...new Set(problems)].slice(0, 3).map((one) => `${kind}: ${one}`),
    ),
  };
}

/** Prints a report. @returns whether nothing failed and nothing was lost. */
export function printLoad(report: LoadReport): boolean {
  const { kinds, executions, memory, heap, delayMs } = report;
  const total = kinds.reduce((sum, { requests }) => sum + requests, 0);
  const errors = kinds.reduce((sum, kind) => sum + kind.errors, 0);
  console.log(
    `\nload: ${report.clients} clients for ${report.seconds.toFixed(0)} s on the production server (next start)`,
  );
  console.table(
    Object.fromEntries(
      kinds.map(({ kind, requests, perSecond, p50, p95, p99, errors: failed }) => [
        kind,
        {
          requests,
          'a second': round(perSecond),
          'p50 ms': round(p50),
          'p95 ms': round(p95),
          'p99 ms': round(p99),
          errors: failed,
        },
      ]),
    ),
  );
  const growth = (100 * (memory.last - memory.middle)) / memory.middle;
  console.log(
    [
      `${total} requests, ${round(total / report.seconds)} a second, ${errors} errors`,
      `${executions.acknowledged} executions acknowledged, ${executions.lost.length} lost`,
      `memory: ${round(memory.middle)} MiB in the middle third, ${round(memory.last)} in the last (${growth > 0 ? '+' : ''}${round(growth)} %), at most ${round(memory.most)}; heap ${round(heap.middle)}, then ${round(heap.last)}`,
      `event loop held up: worst ${round(delayMs.worst)} ms, p99 of a second ${round(delayMs.p99)} ms (median second)`,
      ...report.problems.map((problem) => `error: ${problem}`),
      ...executions.lost.slice(0, 10).map((line) => `lost: ${line}`),
    ].join('\n'),
  );
  return errors === 0 && executions.lost.length === 0;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

const round = (value: number): number => Math.round(value * 10) / 10;
