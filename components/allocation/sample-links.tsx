import { Box, Link } from '@mui/material';
import { getForecastTemplateEndpoint, getRosterTemplateEndpoint } from '@/lib/allocation/input-endpoints';
import type { MonthName } from '@/lib/allocation/schemas';
import { endpointUrl } from '@/lib/shared/call-endpoint';

/** Filled workbooks for the chosen month, to start from. */
export function SampleLinks({ month, year }: { month: MonthName; year: number }) {
  return (
    <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem', color: 'text.secondary' }}>
      Samples for {month} {year}:{' '}
      <Link
        underline="always"
        href={endpointUrl(getForecastTemplateEndpoint, { month, year })}
        aria-label="Sample forecast"
      >
        forecast
      </Link>
      {', '}
      <Link
        underline="always"
        href={endpointUrl(getRosterTemplateEndpoint, { month, year })}
        aria-label="Sample roster"
      >
        roster
      </Link>
    </Box>
  );
}
