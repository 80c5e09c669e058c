'use client';

import { Box, Link, TableCell, TableRow } from '@mui/material';
import type { MouseEvent } from 'react';
import type { Kpi } from '@/lib/kpi/schemas';
import { formatNumber } from '../../shared/format';
import { RelativeTime } from '../../shared/relative-time';
import { ExecutionStatusBadge } from '../execution-status-badge';
import type { KpiActions } from './kpi-actions';
import { KpiRowActions } from './kpi-row-actions';

interface KpiRowProps {
  kpi: Kpi;
  selected: boolean;
  actions: KpiActions;
}

/** One definition. A click anywhere opens its details; the name is the button for the keyboard. */
export function KpiRow({ kpi, selected, actions }: KpiRowProps) {
  const latest = kpi.latest_execution;
  const open = (event: MouseEvent<HTMLElement>) => {
    const onControl = event.target instanceof Element && event.target.closest('a, button, [role=menu]');
    if (!onControl && !window.getSelection()?.toString()) actions.open(kpi);
  };
  return (
    <TableRow
      hover
      selected={selected}
      onClick={open}
      sx={{ cursor: 'pointer', opacity: kpi.is_active ? 1 : 0.85, '& > *': { height: 61 } }}
    >
      <TableCell className="wide-only" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        {kpi.id}
      </TableCell>
      <TableCell sx={{ minWidth: { xs: 150, lg: 218 } }}>
        <NameCell kpi={kpi} selected={selected} onOpen={() => actions.open(kpi)} />
      </TableCell>
      <TableCell className="wide-only" sx={{ maxWidth: 150 }}>
        {kpi.group_name ?? <Nothing />}
      </TableCell>
      <TableCell className="roomy-only" sx={{ width: '36%' }}>
        <DefinitionCell kpi={kpi} />
      </TableCell>
      <TableCell className="not-small">
        <ExecutionStatusBadge status={latest?.execution_status} />
      </TableCell>
      <TableCell
        className="not-small"
        align="right"
        sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 560 }}
      >
        {latest?.value == null ? <Nothing /> : formatNumber(latest.value)}
      </TableCell>
      <TableCell className="not-small" sx={{ color: 'text.secondary' }}>
        {latest ? <RelativeTime timestamp={latest.execution_timestamp} /> : <Nothing />}
      </TableCell>
      <TableCell sx={{ pl: 0 }}>
        <KpiRowActions kpi={kpi} actions={actions} />
      </TableCell>
    </TableRow>
  );
}

function NameCell({ kpi, selected, onOpen }: { kpi: Kpi; selected: boolean; onOpen: () => void }) {
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
        {!kpi.is_active && <span>Inactive</span>}
      </Box>
      <Box
        className="small-only"
        sx={{
          display: 'flex',
          alignItems: 'center',
          flexWrap: 'wrap',
          gap: 1,
          mt: 0.75,
          fontSize: '0.75rem',
        }}
      >
        <ExecutionStatusBadge status={latest?.execution_status} />
        {latest?.value != null && <b>{formatNumber(latest.value)}</b>}
        {latest && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            <RelativeTime timestamp={latest.execution_timestamp} />
          </Box>
        )}
      </Box>
    </>
  );
}

function DefinitionCell({ kpi }: { kpi: Kpi }) {
  return (
    <>
      <Box sx={clamp(kpi.description ? 1 : 2)} title={kpi.nl_definition}>
        {kpi.nl_definition}
      </Box>
      {kpi.description && (
        <Box sx={[clamp(1), { fontSize: '0.75rem', color: 'text.secondary' }]} title={kpi.description}>
          {kpi.description}
        </Box>
      )}
    </>
  );
}

const clamp = (lines: number) => ({
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: lines,
  overflow: 'hidden',
  overflowWrap: 'anywhere',
});

function Nothing() {
  return (
    <Box component="span" aria-label="none" role="img" sx={{ color: 'text.disabled' }}>
      –
    </Box>
  );
}
