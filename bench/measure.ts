export interface Timing {
  readonly p50: number;
  readonly p95: number;
}

const WARM_UP = 30;
/** What is slow is measured less often. */
const MOST_MS = 4_000;

/** Runs `work` one after another, first some times unmeasured: `times` or as often as there is time for. */
export async function measure(times: number, work: () => unknown): Promise<Timing> {
  for (let round = 0; round < Math.min(WARM_UP, times); round += 1) await work();
  const deadline = performance.now() + MOST_MS;
  const taken: number[] = [];
  for (let round = 0; round < times && (round === 0 || performance.now() < deadline); round += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return summarise(taken);
}

/** Measures two things in turns, so that what else the machine does falls on both alike. */
export async function measurePair(
  times: number,
  left: () => unknown,
  right: () => unknown,
): Promise<[Timing, Timing]> {
  for (let round = 0; round < Math.min(WARM_UP, times); round += 1) {
    await left();
    await right();
  }
  const taken: [number[], number[]] = [[], []];
  for (let round = 0; round < times; round += 1) {
    for (const [index, work] of [left, right].entries()) {
      const start = performance.now();
      await work();
      taken[index]?.push(performance.now() - start);
    }
  }
  return [summarise(taken[0]), summarise(taken[1])];
}

function summarise(taken: readonly number[]): Timing {
  const sorted = taken.toSorted((left, right) => left - right);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
