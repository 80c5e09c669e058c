'use client';

import { Box, Link } from '@mui/material';
import type { Kpi } from '@/lib/kpi/schemas';
import { formatNumber } from '../../shared/format';
import { RelativeTime } from '../../shared/relative-time';
import { Sparkline } from '../../shared/sparkline';
import { ExecutionStatusBadge } from '../execution-status-badge';
import { ChangeNote } from '../trend/change-note';
import { describeTrend, endedPoints, newestChange, newestValue } from '../trend/trend-facts';

/** Stands where there is nothing to show. */
export function Nothing() {
  return (
    <Box component="span" aria-label="none" role="img" sx={{ color: 'text.disabled' }}>
      –
    </Box>
  );
}

/** The name as a button that opens the details; on a small table with everything else below it. */
export function NameCell({ kpi, selected, onOpen }: { kpi: Kpi; selected: boolean; onOpen: () => void }) {
  const latest = kpi.latest_execution;
  return (
    <>
      <Link
        component="button"
        type="button"
        variant="body2"
        color="inherit"
        aria-expanded={selected}
        onClick={onOpen}
        sx={{ fontWeight: 580, textAlign: 'left', overflowWrap: 'anywhere' }}
      >
        {kpi.name}
      </Link>
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, fontSize: '0.75rem', color: 'text.secondary' }}
      >
        {kpi.alias_name && <span>{kpi.alias_name}</span>}
        {!kpi.is_active && <b>Inactive</b>}
      </Box>
      <Box className="small-only" sx={smallFacts}>
        <ExecutionStatusBadge status={latest?.execution_status} />
        {latest && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            <RelativeTime timestamp={latest.execution_timestamp} />
          </Box>
        )}
        <Box sx={{ width: '100%', display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.25 }}>
          <Value kpi={kpi} />
          <Trend kpi={kpi} />
        </Box>
      </Box>
    </>
  );
}

const smallFacts = {
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: 1,
  mt: 0.75,
  fontSize: '0.75rem',
};

/** How the value went, what it is now and what that changed. */
export function ValueCell({ kpi }: { kpi: Kpi }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 1 }}>
      <Box className="not-tight">
        <Trend kpi={kpi} />
      </Box>
      <Box sx={{ display: 'grid', justifyItems: 'end', minWidth: 92 }}>
        <Value kpi={kpi} />
      </Box>
    </Box>
  );
}

function Trend({ kpi }: { kpi: Kpi }) {
  const points = endedPoints(kpi.trend);
  if (points.length === 0) return null;
  return <Sparkline values={points.map(({ value }) => value)} label={describeTrend(kpi.trend)} />;
}

/** The number of the latest execution and its change; after a failure, what the number last was. */
function Value({ kpi }: { kpi: Kpi }) {
  const value = kpi.latest_execution?.value ?? null;
  const change = newestChange(kpi.trend);
  const known = newestValue(kpi.trend);
  if (value === null) {
    return (
      <>
        <Nothing />
        {known && (
          <Box component="span" sx={{ fontSize: '0.75rem', color: 'text.secondary', whiteSpace: 'nowrap' }}>
            was {formatNumber(known.value)}
          </Box>
        )}
      </>
    );
  }
  return (
    <>
      <Box
        component="span"
        sx={{ fontWeight: 580, fontVariantNumeric: 'tabular-nums', fontSize: '0.8125rem' }}
      >
        {formatNumber(value)}
      </Box>
      {change && <ChangeNote change={change} />}
    </>
  );
}

export function GroupCell({ kpi }: { kpi: Kpi }) {
  return kpi.group_name ? (
    <Box sx={[clamp(2), { minWidth: 96 }]} title={kpi.group_name}>
      {kpi.group_name}
    </Box>
  ) : (
    <Nothing />
  );
}

export function DefinitionCell({ kpi }: { kpi: Kpi }) {
  return (
    <Box sx={clamp(2)} title={kpi.nl_definition}>
      {kpi.nl_definition}
    </Box>
  );
}

const clamp = (lines: number) => ({
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: lines,
  overflow: 'hidden',
  overflowWrap: 'break-word',
});
