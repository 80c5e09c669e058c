import type { AllocationComparison } from '@/lib/allocation/result-schemas';
import { formatNumber } from '../../shared/format';
import { DifferenceTable } from './difference-table';

const words = {
  working_days: 'Working days',
  occupancy: 'Occupancy',
  shrinkage: 'Shrinkage',
  work_hours: 'Work hours',
} as const;

const numberOf = (value: number | null) => (value === null ? 'none' : formatNumber(value));

/** Values of the configuration that differ. */
export function ConfigComparison({ config }: Pick<AllocationComparison, 'config'>) {
  return (
    <DifferenceTable
      title="Configuration"
      rows={config}
      total={config.length}
      keyOf={({ month, locality, parameter }) => `${month} ${locality} ${parameter}`}
      same="Both were made with the same month configuration."
      columns={[
        { label: 'Month', cell: ({ month }) => month },
        { label: 'Locality', cell: ({ locality }) => locality },
        { label: 'Parameter', cell: ({ parameter }) => words[parameter] },
        { label: 'A', numeric: true, cell: ({ left }) => numberOf(left) },
        { label: 'B', numeric: true, cell: ({ right }) => numberOf(right) },
      ]}
    />
  );
}
