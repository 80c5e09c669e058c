'use client';

import { Box, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { countOf, formatNumber } from '../../shared/format';
import { tableStyles } from '../../shared/section';
import { summaryOptions } from '../result-queries';

/** Drawn at once; a forecast that fails in every row would otherwise stop the browser. */
const MOST = 500;

/** Rows of the forecast that could not be computed, and why. */
export function FailedRows({ executionId }: { executionId: string }) {
  const failed = useQuery(summaryOptions(executionId)).data?.failed_rows ?? [];
  if (failed.length === 0) return null;
  const more = failed.length > MOST ? `; the first ${formatNumber(MOST)} are shown` : '';
  return (
    <Box component="section" aria-label="Failed rows" sx={{ borderTop: 1, borderColor: 'divider' }}>
      <Box
        component="h2"
        sx={{ m: 0, px: { xs: 1.5, sm: 2.25 }, pt: 1.5, pb: 1, fontSize: '0.875rem', fontWeight: 600 }}
      >
        {countOf(failed.length, 'row')} of the forecast could not be computed{more}
      </Box>
      <TableContainer tabIndex={0} role="region" aria-label="Failed rows, scrollable" sx={{ maxHeight: 320 }}>
        <Table stickyHeader aria-label="Failed rows" sx={tableStyles}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ width: 80 }}>Row</TableCell>
              <TableCell>LOB</TableCell>
              <TableCell>Problem</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {failed.slice(0, MOST).map(({ row, lob, problem }) => (
              <TableRow key={`${row} ${problem}`}>
                <TableCell>{row}</TableCell>
                <TableCell>{lob ?? '–'}</TableCell>
                <TableCell>{problem}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Box>
  );
}
