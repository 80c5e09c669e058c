'use client';

import {
  Box,
  ButtonBase,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { FillSummary as Sums } from '@/lib/allocation/result-schemas';
import { formatNumber, formatShare } from '../../shared/format';
import { tableStyles } from '../../shared/section';
import { summaryOptions } from '../result-queries';
import type { DetailView } from './use-detail-state';

/** How full every platform is in every month; each field opens its demand. */
export function FillSummary({ executionId, view }: { executionId: string; view: DetailView }) {
  const summary = useQuery(summaryOptions(executionId));
  if (!summary.data) return summary.isError ? null : <Skeleton variant="rectangular" height={236} />;
  const sums = summary.data.summary;
  const months = [...new Map(sums.map(({ month, year }) => [`${month} ${year}`, { month, year }])).values()];
  const lines = [
    ...new Map(
      sums.map(({ platform, locality }) => [`${platform} ${locality}`, { platform, locality }]),
    ).values(),
  ];
  return (
    <TableContainer tabIndex={0} role="region" aria-label="Filled by platform and month, scrollable">
      <Table aria-label="Filled by platform and month" sx={styles}>
        <TableHead>
          <TableRow>
            <TableCell>Platform</TableCell>
            {months.map(({ month, year }) => (
              <TableCell key={`${month} ${year}`} align="center">
                {month.slice(0, 3)} {year}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map(({ platform, locality }) => (
            <TableRow key={`${platform} ${locality}`}>
              <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                {platform}{' '}
                <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
                  {locality}
                </Box>
              </TableCell>
              {months.map(({ month, year }) => (
                <TableCell key={`${month} ${year}`} align="center">
                  <Field
                    sums={sums.find(
                      (one) =>
                        one.month === month &&
                        one.year === year &&
                        one.platform === platform &&
                        one.locality === locality,
                    )}
                    onOpen={() => view.open('demand', { month, platform, locality })}
                  />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Field({ sums, onOpen }: { sums: Sums | undefined; onOpen: () => void }) {
  if (!sums) return <>–</>;
  const { fte_needed, fte_filled, month, year, platform, locality } = sums;
  if (fte_needed === 0) return <NoDemand vendors={sums.vendors} />;
  const share = fte_filled / fte_needed;
  const tone = share >= 1 ? 'good' : share >= 0.9 ? 'warn' : 'bad';
  return (
    <ButtonBase
      onClick={onOpen}
      aria-label={`${platform} ${locality}, ${month} ${year}: ${fte_filled} of ${fte_needed} FTE filled`}
      sx={{
        width: '100%',
        display: 'block',
        px: 1,
        py: 0.5,
        borderRadius: '6px',
        font: 'inherit',
        color: `tone.${tone}.text`,
        bgcolor: `tone.${tone}.tint`,
        '&:hover, &.Mui-focusVisible': { outline: '2px solid', outlineColor: `tone.${tone}.solid` },
      }}
    >
      <Box component="span" sx={{ fontWeight: 600 }}>
        {formatShare(share)}
      </Box>
      <Box component="span" sx={{ display: 'block', fontSize: '0.6875rem', whiteSpace: 'nowrap' }}>
        {formatNumber(fte_filled)} / {formatNumber(fte_needed)}
      </Box>
    </ButtonBase>
  );
}

/** People for whom the forecast asks for nothing. */
function NoDemand({ vendors }: { vendors: number }) {
  return (
    <Box sx={{ color: 'text.secondary', py: 0.5 }}>
      no demand
      <Box component="span" sx={{ display: 'block', fontSize: '0.6875rem', whiteSpace: 'nowrap' }}>
        {formatNumber(vendors)} {vendors === 1 ? 'vendor' : 'vendors'}
      </Box>
    </Box>
  );
}

const styles = {
  ...tableStyles,
  '& tbody .MuiTableCell-root': {
    ...tableStyles['& .MuiTableCell-root'],
    px: 0.5,
    py: 0.5,
    borderBottom: 0,
    verticalAlign: 'middle',
  },
};
