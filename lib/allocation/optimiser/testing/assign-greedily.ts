import type { AllocationProblem } from '../problem';

/** What is done without an optimiser: cell after cell as the file has them, the first vendors who are free. FTE filled. */
export function assignGreedily({ cells, vendors, months }: AllocationProblem): number {
  const able = new Map<string, number[]>();
  vendors.forEach(({ platform, location, skills, states }, index) => {
    for (const skill of skills)
      for (const state of [...states, 'N/A']) {
        const name = [platform, location, skill, state].join('|');
        const list = able.get(name) ?? [];
        able.set(name, list);
        list.push(index);
      }
  });
  const busy = Array.from({ length: months }, () => new Uint8Array(vendors.length));
  let filled = 0;
  for (const { platform, location, month, state, workType, need } of cells) {
    const taken = busy[month] ?? new Uint8Array();
    let left = need;
    for (const vendor of able.get([platform, location, workType, state].join('|')) ?? []) {
      if (left === 0) break;
      if (taken[vendor] === 1) continue;
      taken[vendor] = 1;
      left -= 1;
      filled += 1;
    }
  }
  return filled;
}
