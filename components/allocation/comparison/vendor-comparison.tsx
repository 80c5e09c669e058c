import { Box } from '@mui/material';
import type { AllocationComparison } from '@/lib/allocation/result-schemas';
import { DifferenceTable } from './difference-table';

/** Vendors who work elsewhere, or on one side only. */
export function VendorComparison({ vendors }: Pick<AllocationComparison, 'vendors'>) {
  return (
    <DifferenceTable
      title="Vendors"
      rows={vendors.rows}
      total={vendors.total}
      keyOf={({ cn, month, year }) => `${cn} ${month} ${year}`}
      same="Every vendor works in the same place in every month."
      columns={[
        { label: 'CN', cell: ({ cn }) => cn },
        { label: 'Name', cell: ({ name }) => name },
        { label: 'Month', cell: ({ month, year }) => `${month} ${year}` },
        { label: 'A', cell: ({ left }) => <Place text={left} /> },
        { label: 'B', cell: ({ right }) => <Place text={right} /> },
      ]}
    />
  );
}

function Place({ text }: { text: string | null }) {
  if (text !== null) return <>{text}</>;
  return (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      Not allocated
    </Box>
  );
}
