'use client';

import { Box, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Kpi } from '@/lib/kpi/schemas';
import { ErrorState } from '../../shared/error-state';
import { StaleNotice } from '../../shared/stale-notice';
import { kpiVersionsOptions } from '../kpi-queries';
import { type ComparedVersions, VersionComparison } from './version-comparison';
import { VersionEntry } from './version-entry';

const skeletonEntries = ['a', 'b', 'c'];

interface KpiVersionsProps {
  kpi: Kpi;
  /** Opens the definition with an earlier wording. */
  onUse: (sentence: string) => void;
}

/** Every wording of a KPI's sentence with what it gave, and what changed between any two. */
export function KpiVersions({ kpi, onUse }: KpiVersionsProps) {
  const asked = useQuery(kpiVersionsOptions(kpi.id));
  const [chosen, setChosen] = useState<ComparedVersions | null>(null);
  if (asked.isPending) {
    return skeletonEntries.map((entry) => (
      <Skeleton key={entry} height={84} sx={{ transform: 'none', mb: 1 }} />
    ));
  }
  if (!asked.data) return <ErrorState error={asked.error} what="the versions" onRetry={asked.refetch} />;
  const { versions } = asked.data;
  const newest = versions[0]?.version ?? 1;
  const compared = chosen ?? { before: newest - 1, after: newest };
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 }}>
      <StaleNotice error={asked.error} onRetry={asked.refetch} />
      {versions.length > 1 && (
        <VersionComparison versions={versions} compared={compared} onCompare={setChosen} />
      )}
      <Box
        component="ol"
        aria-label="Versions"
        sx={{ listStyle: 'none', m: 0, p: 0, borderTop: 1, borderColor: 'divider' }}
      >
        {versions.map((version) => (
          <VersionEntry
            key={version.version}
            version={version}
            onCompare={
              version.version > 1
                ? () => setChosen({ before: version.version - 1, after: version.version })
                : undefined
            }
            onUse={version.is_current ? undefined : () => onUse(version.nl_definition)}
          />
        ))}
      </Box>
      {versions.length === 1 && (
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
          The sentence has not changed yet. Every change makes a version, and executions keep theirs.
        </Box>
      )}
    </Box>
  );
}
