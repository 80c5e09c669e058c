'use client';

import ChevronLeftRounded from '@mui/icons-material/ChevronLeftRounded';
import ChevronRightRounded from '@mui/icons-material/ChevronRightRounded';
import { Box, IconButton, MenuItem, Select } from '@mui/material';
import { MAX_YEAR, MIN_YEAR } from '@/lib/allocation/schemas';

const allYears = Array.from({ length: MAX_YEAR - MIN_YEAR + 1 }, (_, index) => MIN_YEAR + index);
/** To each side of the year that is shown. */
const OFFERED = 6;

/** From year to year, or to one near it. */
export function YearSwitch({ year, onYear }: { year: number; onYear: (year: number) => void }) {
  return (
    <Box role="group" aria-label="Year" sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
      <IconButton
        aria-label={`Year ${year - 1}`}
        disabled={year <= MIN_YEAR}
        onClick={() => onYear(year - 1)}
      >
        <ChevronLeftRounded />
      </IconButton>
      <Select
        size="small"
        value={String(year)}
        SelectDisplayProps={{ 'aria-label': 'Year' }}
        onChange={({ target }) => onYear(Number(target.value))}
        sx={{ bgcolor: 'background.paper' }}
      >
        {allYears
          .filter((one) => Math.abs(one - year) <= OFFERED)
          .map((one) => (
            <MenuItem key={one} value={String(one)}>
              {one}
            </MenuItem>
          ))}
      </Select>
      <IconButton
        aria-label={`Year ${year + 1}`}
        disabled={year >= MAX_YEAR}
        onClick={() => onYear(year + 1)}
      >
        <ChevronRightRounded />
      </IconButton>
    </Box>
  );
}
