import type { ForecastMonth } from '../inputs';
import { LOCALITIES, type Locality } from '../schemas';
import { chance, choose, shuffled } from './random';
import { placeInTime, sampleMonthConfig } from './sample-month';

/** One row of the sample forecast, before it has volumes. */
export interface SampleDemand {
  readonly platform: string;
  readonly locality: Locality;
  readonly lob: string;
  readonly state: string;
  readonly workType: string;
  readonly targetCph: number;
  /** FTE in an average month. */
  readonly fte: number;
  /** Vendors there are for each FTE; below 1 the work cannot all be done. */
  readonly supply: number;
}

const PLATFORMS = [
  {
    name: 'Amisys',
    markets: ['Medicaid', 'Medicare', 'Marketplace'],
    states: ['TX', 'FL', 'GA', 'OH', 'MO'],
  },
  { name: 'Facets', markets: ['Medicaid', 'Medicare', 'Dual Eligible'], states: ['CA', 'NY', 'WA', 'IL'] },
  { name: 'Xcelys', markets: ['Medicaid', 'MMP'], states: ['AZ', 'NV', 'NM', 'MI'] },
] as const;

/** Case types with the cases that are closed in an hour. */
const WORK_TYPES = [
  ['ADJ-COB', 8],
  ['ADJ-Basic', 12],
  ['FTC-Basic', 14.5],
  ['FTC-Basic/Non MMP', 13],
  ['FTC-Complex', 6],
  ['APP-BASIC', 5],
  ['APP-Complex', 3.5],
  ['OMN', 10],
  ['COR-Basic', 9.25],
] as const;

const ROWS: Readonly<Record<Locality, number>> = { Domestic: 16, Global: 12 };
/** The share of rows for which there are too few people, and how many of them there are. */
const SCARCE = { share: 0.16, supply: 0.6 };

/** The demand of the sample, the same in every month: 84 rows. */
export function sampleDemand(): readonly SampleDemand[] {
  return PLATFORMS.flatMap(({ name, markets, states }) =>
    LOCALITIES.flatMap((locality) => {
      const anywhere = ['N/A', 'N/A', ...states.slice(0, 2)];
      const all = markets.flatMap((market) =>
        (locality === 'Domestic' ? states : [...new Set(anywhere)]).flatMap((state) =>
          WORK_TYPES.map(([workType, targetCph]) => ({ market, state, workType, targetCph })),
        ),
      );
      return shuffled(all, 'rows', name, locality)
        .slice(0, ROWS[locality])
        .map(({ market, state, workType, targetCph }) => {
          const key = [name, locality, market, state, workType];
          return {
            platform: name,
            locality,
            lob: `${name} ${market} ${locality.toUpperCase()}`,
            state,
            workType,
            targetCph,
            fte: 4 + Math.floor(chance('fte', ...key) ** 2 * 20),
            supply:
              chance('scarce', ...key) < SCARCE.share
                ? SCARCE.supply
                : choose([1.12, 1.2, 1.3], 'supply', ...key),
          };
        });
    }),
  );
}

/** Cases of a month: what the row's FTE can do, more in some months than in others. */
export function sampleVolume(demand: SampleDemand, month: ForecastMonth): number {
  const { lob, state, workType, targetCph, fte } = demand;
  const { working_days, occupancy, shrinkage, work_hours } = sampleMonthConfig(month);
  const key = [lob, state, workType];
  const year = 2 * Math.PI * (placeInTime(month) / 12 + chance('season', ...key));
  const factor = 0.97 + 0.06 * Math.sin(year) + 0.06 * (chance('month', ...key, placeInTime(month)) - 0.5);
  const each = targetCph * work_hours * occupancy * (1 - shrinkage) * working_days;
  return Math.floor(fte * factor * each);
}
