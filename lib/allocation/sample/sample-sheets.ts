import { type ForecastMonth, monthKey } from '../inputs';
import { LOCALITIES } from '../schemas';
import { sampleDemand, sampleVolume } from './sample-demand';
import { monthsFrom, sampleMonthConfig } from './sample-month';
import { sampleVendors } from './sample-vendors';

/** A sheet to be written: a header and rows under it. */
export interface SampleSheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const MONTHS = 6;

/** The sheets of a sample forecast for six months, from the given one on, with their configuration. */
export function sampleForecast(first: ForecastMonth): readonly SampleSheet[] {
  const months = monthsFrom(first, MONTHS);
  return [
    {
      name: 'Forecast',
      columns: ['Main LOB', 'State', 'Case Type', 'Target CPH', ...months.map(monthKey)],
      rows: sampleDemand().map((demand) => [
        demand.lob,
        demand.state,
        demand.workType,
        demand.targetCph,
        ...months.map((month) => sampleVolume(demand, month)),
      ]),
    },
    {
      name: 'Month Config',
      columns: ['Month', 'Year', 'Domestic/Global', 'Working Days', 'Occupancy', 'Shrinkage', 'Work Hours'],
      rows: months.flatMap((month) =>
        LOCALITIES.map((locality) => {
          const { working_days, occupancy, shrinkage, work_hours } = sampleMonthConfig(month);
          return [month.month, month.year, locality, working_days, occupancy, shrinkage, work_hours];
        }),
      ),
    },
  ];
}

/** The sheet of the sample roster of a month. */
export function sampleRoster(month: ForecastMonth): readonly SampleSheet[] {
  return [
    {
      name: 'Roster',
      columns: [
        'FirstName',
        'LastName',
        'CN',
        'PrimaryPlatform',
        'NewWorkType',
        'Location',
        'State',
        'BeelineTitle',
        'Status',
        'PartofProduction',
      ],
      rows: sampleVendors(month).map((vendor) => [
        vendor.firstName,
        vendor.lastName,
        vendor.cn,
        vendor.platform,
        vendor.newWorkType,
        vendor.location,
        vendor.state,
        vendor.beelineTitle,
        'Active',
        'Yes',
      ]),
    },
  ];
}
