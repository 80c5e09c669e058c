import type { ForecastMonth } from '../inputs';
import type { Locality } from '../schemas';
import { chance, choose, shuffled } from './random';
import { type SampleDemand, sampleDemand } from './sample-demand';
import { placeInTime } from './sample-month';

export interface SampleVendor {
  readonly firstName: string;
  readonly lastName: string;
  readonly cn: string;
  readonly platform: string;
  readonly newWorkType: string;
  readonly location: Locality;
  readonly state: string;
  readonly beelineTitle: string;
}

const FIRST_NAMES =
  'Aaliyah Andre Anita Asha Ben Carla Chen Daniel Deepa Elena Farid Grace Hana Ian Ines Jamal Jaya Kavya Leon Lucia Maria Mei Miguel Nadia Noah Olga Omar Priya Quinn Rafael Rosa Samir Sara Tomas Uma Vera Victor Wei Yara Zoe'.split(
    ' ',
  );
const LAST_NAMES =
  'Adams Agarwal Ahmed Baker Bauer Brooks Castro Chavez Cohen Cruz Das Diaz Edwards Evans Fernandez Fischer Flores Garcia Gomez Gupta Hall Hughes Iyer Jackson Jensen Joshi Kim Kumar Lee Lopez Martin Mehta Meyer Mitchell Moore Nair Nguyen Ortiz Owens Park Patel Perez Pillai Rao Reyes Rivera Roberts Santos Shah Singh Smith Suzuki Taylor Torres Tran Turner Varma Walker Wong Young'.split(
    ' ',
  );
const TITLES = ['Claims Examiner I', 'Claims Examiner II', 'Appeals Specialist', 'Operations Associate'];
/** How the cells of a real roster separate several work types. */
const SEPARATORS = [', ', ' / ', '; ', ' & '];

/** The share of people who are there in every month but one in thirty. */
const ABSENT = 0.03;

/** Who is on the roster in a month: some 800 people, nearly the same ones in every month. */
export function sampleVendors(month: ForecastMonth): readonly SampleVendor[] {
  const demand = sampleDemand();
  const everyone = demand.flatMap((row, index) => peopleFor(row, index, demand));
  const numbered = shuffled(everyone, 'order').map((person, index) => nameOf(person, index));
  return numbered.filter(({ cn }) => chance('absent', cn, placeInTime(month)) >= ABSENT);
}

type Unnamed = Omit<SampleVendor, 'firstName' | 'lastName' | 'cn' | 'beelineTitle'>;

/** People who can do the work of one row, some of them that of others too. */
function peopleFor(row: SampleDemand, index: number, demand: readonly SampleDemand[]): Unnamed[] {
  const siblings = demand.filter(
    ({ platform, locality }) => platform === row.platform && locality === row.locality,
  );
  return Array.from({ length: Math.round(row.fte * row.supply) }, (_, person) => {
    const other = choose(siblings, 'other', index, person);
    const skills = chance('second', index, person) < 0.35 ? [row.workType, other.workType] : [row.workType];
    return {
      platform: row.platform,
      location: row.locality,
      newWorkType: [...new Set(skills)]
        .map((skill) => spell(skill, index, person))
        .join(choose(SEPARATORS, 'sep', index, person)),
      state: statesOf(row, other, chance('licence', index, person)),
    };
  });
}

const spell = (skill: string, index: number, person: number): string =>
  chance('spelling', index, person) < 0.1 ? skill.toUpperCase() : skill;

function statesOf(row: SampleDemand, other: SampleDemand, luck: number): string {
  const states = new Set(
    [row.state, ...(luck < 0.4 ? [other.state] : [])].filter((state) => state !== 'N/A'),
  );
  return states.size === 0 ? 'N/A' : [...states].sort().join(', ');
}

function nameOf(person: Unnamed, index: number): SampleVendor {
  return {
    ...person,
    firstName: choose(FIRST_NAMES, 'first', index),
    lastName: choose(LAST_NAMES, 'last', index),
    cn: `CN${String(100_000 + index * 7)}`,
    beelineTitle: choose(TITLES, 'title', index),
  };
}
