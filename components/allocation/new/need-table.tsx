import { Box, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { AllocationPreview } from '@/lib/allocation/input-schemas';
import { countOf, formatNumber } from '../../shared/format';
import { Section, tableStyles } from '../../shared/section';

type Need = AllocationPreview['need'][number];

/** How many people each month asks for, beside how many the roster has. */
export function NeedTable({ need }: { need: readonly Need[] }) {
  const total = need.reduce((sum, { fte_needed }) => sum + (fte_needed ?? 0), 0);
  return (
    <Section title="Need" note={`${countOf(total, 'FTE', 'FTE')} over all months`}>
      <TableContainer
        tabIndex={0}
        role="region"
        aria-label="Need, scrollable"
        sx={{ maxHeight: 480, borderTop: 1, borderColor: 'divider' }}
      >
        <Table stickyHeader aria-label="Need" sx={tableStyles}>
          <TableHead>
            <TableRow>
              <TableCell>Month</TableCell>
              <TableCell>Platform</TableCell>
              <TableCell>Locality</TableCell>
              <TableCell align="right">Volume</TableCell>
              <TableCell align="right">FTE needed</TableCell>
              <TableCell align="right">Vendors</TableCell>
              <TableCell>Balance</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {need.map((one) => (
              <TableRow key={`${one.month} ${one.year} ${one.platform} ${one.locality}`}>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>
                  {one.month} {one.year}
                </TableCell>
                <TableCell>{one.platform}</TableCell>
                <TableCell>{one.locality}</TableCell>
                <TableCell align="right">{formatNumber(one.volume)}</TableCell>
                <TableCell align="right">
                  {one.fte_needed === null ? 'not configured' : formatNumber(one.fte_needed)}
                </TableCell>
                <TableCell align="right">{formatNumber(one.vendors)}</TableCell>
                <TableCell>
                  <Balance need={one} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Section>
  );
}

function Balance({ need: { fte_needed, vendors } }: { need: Need }) {
  if (fte_needed === null) return <>–</>;
  const missing = fte_needed - vendors;
  return (
    <Box
      component="span"
      sx={{ whiteSpace: 'nowrap', color: missing > 0 ? 'tone.warn.text' : 'tone.good.text' }}
    >
      {missing > 0 ? `${formatNumber(missing)} too few` : `${formatNumber(-missing)} to spare`}
    </Box>
  );
}
