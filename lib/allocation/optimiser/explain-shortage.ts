import type { AllocationProblem, CellNeed, CellShortage } from './problem';
import { ANY_STATE } from './split-problem';

/** Vendors by platform and location, counted once for many explanations. */
export type RosterCounts = ReadonlyMap<string, GroupCounts>;

interface GroupCounts {
  vendors: number;
  readonly withSkill: Map<string, number>;
  readonly withState: Map<string, number>;
}

/** How many rivals are named; the others are counted. */
const NAMED_RIVALS = 3;

export function countRoster({ vendors }: AllocationProblem): RosterCounts {
  const roster = new Map<string, GroupCounts>();
  for (const { platform, location, skills, states } of vendors) {
    const name = nameOfGroup({ platform, location });
    const counts = roster.get(name) ?? { vendors: 0, withSkill: new Map(), withState: new Map() };
    roster.set(name, counts);
    counts.vendors += 1;
    for (const skill of skills) counts.withSkill.set(skill, (counts.withSkill.get(skill) ?? 0) + 1);
    for (const state of states) counts.withState.set(state, (counts.withState.get(state) ?? 0) + 1);
  }
  return roster;
}

/**
 * Why a cell is not filled, in words: which vendors there are, that all of them are at work, with whom the cell shares
 * them, and which condition keeps the nearest others out. For many shortages count the roster once.
 */
export function explainShortage(
  problem: AllocationProblem,
  shortage: CellShortage,
  roster: RosterCounts = countRoster(problem),
): string {
  const cell = problem.cells[shortage.cell];
  if (!cell) throw new RangeError(`There is no cell ${shortage.cell}`);
  const unfilled = `${shortage.unfilled} of ${cell.need} unfilled`;
  return `${unfilled}: ${reason(problem, cell, shortage, roster.get(nameOfGroup(cell)))}.`;
}

function reason(
  problem: AllocationProblem,
  cell: CellNeed,
  shortage: CellShortage,
  counts: GroupCounts | undefined,
): string {
  const group = nameOfGroup(cell);
  const { workType, state } = cell;
  if (!counts) return `no vendor in the roster is on ${group}`;
  const skilled = counts.withSkill.get(workType) ?? 0;
  if (skilled === 0) return `no vendor on ${group} has the work type ${workType}, of ${counts.vendors} there`;
  if (shortage.eligible === 0)
    return skilled === 1
      ? `the only vendor on ${group} with ${workType} does not have ${state}`
      : `none of the ${skilled} vendors on ${group} with ${workType} has ${state}`;
  return `${whereTheyAre(problem, cell, shortage)}; ${nextConstraint(cell, shortage, counts)}`;
}

/** Where the eligible vendors work, and whom the cell shares them with. */
function whereTheyAre(problem: AllocationProblem, cell: CellNeed, shortage: CellShortage): string {
  const { eligible, unfilled, rivals, vendors } = shortage;
  const here = cell.need - unfilled;
  const elsewhere = eligible - here;
  const all =
    eligible === 1 ? `the only vendor with ${workOf(cell)}` : `all ${eligible} vendors with ${workOf(cell)}`;
  const are = eligible === 1 ? 'is' : 'are';
  if (elsewhere === 0) return `${all} ${are} used here`;
  const others = rivals.filter((rival) => rival !== shortage.cell);
  const place = here === 0 ? `${are} used elsewhere` : `are used, ${here} here and ${elsewhere} elsewhere`;
  const people = vendors === 1 ? 'the one vendor' : `all ${vendors} vendors`;
  return (
    `${all} ${place}; this demand and ${namesOf(problem, cell, others)} together use ${people} who could work in ` +
    'any of them, so that none gains without another losing'
  );
}

function namesOf(problem: AllocationProblem, cell: CellNeed, others: readonly number[]): string {
  const own = workOf(cell);
  const names = others.map((rival) => workOf(problem.cells[rival] as CellNeed));
  const same = names.filter((name) => name === own).length;
  const different = [...new Set(names.filter((name) => name !== own))].sort();
  const listed = same === 0 ? different : [`other demand for ${own}`, ...different];
  const named = listed.slice(0, NAMED_RIVALS);
  const more = listed.length - named.length;
  return inWords(more === 0 ? named : [...named, `${more} more`]);
}

/** What keeps out those who are nearest to being eligible. */
function nextConstraint(
  { workType, state, ...cell }: CellNeed,
  { eligible }: CellShortage,
  counts: GroupCounts,
): string {
  const skilled = counts.withSkill.get(workType) ?? 0;
  const anywhere = state === ANY_STATE;
  if (!anywhere && skilled > eligible)
    return `the next constraint is the state: ${more(skilled - eligible)} ${workType} but not ${state}`;
  const inState = anywhere ? counts.vendors : (counts.withState.get(state) ?? 0);
  if (inState > eligible)
    return anywhere
      ? `the next constraint is the work type: ${inState - eligible} more on ${nameOfGroup(cell)} without ${workType}`
      : `the next constraint is the work type: ${more(inState - eligible)} ${state} but not ${workType}`;
  return `the next constraint is the roster: nobody else on ${nameOfGroup(cell)} has ${anywhere ? workType : `${workType} or ${state}`}`;
}

const more = (count: number): string => (count === 1 ? '1 more vendor has' : `${count} more vendors have`);

const workOf = ({ workType, state }: Pick<CellNeed, 'workType' | 'state'>): string =>
  state === ANY_STATE ? `${workType} in any state` : `${workType} in ${state}`;

const nameOfGroup = ({ platform, location }: Pick<CellNeed, 'platform' | 'location'>): string =>
  `${platform} ${location}`;

const inWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
