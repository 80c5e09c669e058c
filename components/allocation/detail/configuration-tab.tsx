import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { AllocationDetail } from '@/lib/allocation/execution-schemas';
import { LOCALITIES } from '@/lib/allocation/schemas';
import { formatNumber } from '../../shared/format';
import { tableStyles } from '../../shared/section';

/** The configuration as it was when the allocation was started. */
export function ConfigurationTab({ execution }: { execution: AllocationDetail }) {
  const months = Object.entries(execution.config_snapshot.month_config);
  const lines = months.flatMap(([month, byLocality]) =>
    LOCALITIES.flatMap((locality) => {
      const config = byLocality[locality];
      return config ? [{ month, locality, config }] : [];
    }),
  );
  return (
    <TableContainer tabIndex={0} role="region" aria-label="Configuration, scrollable">
      <Table aria-label="Configuration" sx={tableStyles}>
        <TableHead>
          <TableRow>
            <TableCell>Month</TableCell>
            <TableCell>Locality</TableCell>
            <TableCell align="right">Working days</TableCell>
            <TableCell align="right">Occupancy</TableCell>
            <TableCell align="right">Shrinkage</TableCell>
            <TableCell align="right">Work hours</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map(({ month, locality, config }) => (
            <TableRow key={`${month} ${locality}`}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{month}</TableCell>
              <TableCell>{locality}</TableCell>
              <TableCell align="right">{config.working_days}</TableCell>
              <TableCell align="right">{formatNumber(config.occupancy * 100)} %</TableCell>
              <TableCell align="right">{formatNumber(config.shrinkage * 100)} %</TableCell>
              <TableCell align="right">{formatNumber(config.work_hours)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
