import type { AllocationProblem } from '../problem';

/** What is done without an optimiser: cell after cell as the file has them, the first vendors who are free. FTE filled. */
export function assignGreedily({ cells, vendors, months }: AllocationProblem): number {
  const withSkill = new Map<string, number[]>();
  vendors.forEach(({ platform, location, skills }, index) => {
    for (const skill of skills) {
      const name = `${platform}|${location}|${skill}`;
      const list = withSkill.get(name) ?? [];
      withSkill.set(name, list);
      list.push(index);
    }
  });
  const busy = Array.from({ length: months }, () => new Uint8Array(vendors.length));
  let filled = 0;
  for (const { platform, location, month, state, workType, need } of cells) {
    let left = need;
    for (const vendor of withSkill.get(`${platform}|${location}|${workType}`) ?? []) {
      if (left === 0) break;
      const taken = busy[month];
      if (!taken || taken[vendor] === 1) continue;
      if (state !== 'N/A' && !vendors[vendor]?.states.includes(state)) continue;
      taken[vendor] = 1;
      filled += 1;
      left -= 1;
    }
  }
  return filled;
}
