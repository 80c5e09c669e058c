'use client';

import { Box, Button } from '@mui/material';
import type { KpiVersion } from '@/lib/kpi/schemas';
import { countOf, formatNumber } from '../../shared/format';
import { RelativeTime } from '../../shared/relative-time';
import { TextLink } from '../../shared/text-link';
import { ExecutionStatusBadge } from '../execution-status-badge';
import { drilldownPath } from '../executions/use-execution-run';

interface VersionEntryProps {
  version: KpiVersion;
  /** Shows what it changed; the first changed nothing. */
  onCompare?: () => void;
  /** Takes its wording again; the current one is in use already. */
  onUse?: () => void;
}

/** One wording: when it came, how often it ran and what it last gave. */
export function VersionEntry({ version, onCompare, onUse }: VersionEntryProps) {
  const { version: number, is_current, created_at, executions, latest_execution: latest } = version;
  return (
    <Box
      component="li"
      sx={{ py: 1.25, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 0.75 }}
    >
      <Box sx={factStyles}>
        <Box component="span" sx={{ fontWeight: 620, color: 'text.primary' }}>
          v{number}
        </Box>
        {is_current && (
          <Box component="span" sx={currentStyles}>
            Current
          </Box>
        )}
        <RelativeTime timestamp={created_at} />
        <Box component="span" sx={{ ml: 'auto' }}>
          {executions === 0 ? 'never executed' : countOf(executions, 'execution')}
        </Box>
      </Box>
      <Box sx={{ fontSize: '0.875rem', overflowWrap: 'anywhere' }}>{version.nl_definition}</Box>
      <Box sx={[factStyles, { minHeight: 30 }]}>
        {latest && (
          <>
            <ExecutionStatusBadge status={latest.execution_status} />
            {latest.value !== null && (
              <Box component="b" sx={{ color: 'text.primary', fontVariantNumeric: 'tabular-nums' }}>
                {formatNumber(latest.value)}
              </Box>
            )}
            <TextLink
              href={drilldownPath(latest.id)}
              label={`Rows of the latest execution of version ${number}`}
            >
              <RelativeTime timestamp={latest.execution_timestamp} />
            </TextLink>
          </>
        )}
        <Box sx={{ ml: 'auto', display: 'flex' }}>
          {onCompare && (
            <Button
              aria-label={`Changes of version ${number}`}
              onClick={onCompare}
              sx={{ color: 'text.secondary' }}
            >
              Changes
            </Button>
          )}
          {onUse && (
            <Button aria-label={`Use the wording of version ${number} again`} onClick={onUse}>
              Use this wording again
            </Button>
          )}
        </Box>
      </Box>
    </Box>
  );
}

const factStyles = {
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: 1,
  fontSize: '0.8125rem',
  color: 'text.secondary',
};

const currentStyles = {
  px: 0.75,
  borderRadius: '5px',
  fontSize: '0.6875rem',
  fontWeight: 560,
  lineHeight: '18px',
  color: 'tone.info.text',
  bgcolor: 'tone.info.tint',
};
