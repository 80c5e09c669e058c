'use client';

import { Box, MenuItem, Select, Typography } from '@mui/material';
import type { KpiVersion } from '@/lib/kpi/schemas';
import { SentenceDiff } from './sentence-diff';

/** Numbers of two versions, the one that stands as earlier first. */
export interface ComparedVersions {
  readonly before: number;
  readonly after: number;
}

interface VersionComparisonProps {
  versions: readonly KpiVersion[];
  compared: ComparedVersions;
  onCompare: (compared: ComparedVersions) => void;
}

/** What changed between two wordings that can be chosen. */
export function VersionComparison({ versions, compared, onCompare }: VersionComparisonProps) {
  const sentenceOf = (number: number) =>
    versions.find(({ version }) => version === number)?.nl_definition ?? '';
  const before = sentenceOf(compared.before);
  const after = sentenceOf(compared.after);
  return (
    <Box
      component="section"
      aria-label="What changed"
      sx={{ border: 1, borderColor: 'divider', borderRadius: '8px', overflow: 'hidden' }}
    >
      <Box sx={headStyles}>
        <Typography variant="h3" component="h3" sx={{ mr: 'auto' }}>
          What changed
        </Typography>
        <VersionSelect
          label="From version"
          versions={versions}
          value={compared.before}
          onChange={(number) => onCompare({ ...compared, before: number })}
        />
        to
        <VersionSelect
          label="To version"
          versions={versions}
          value={compared.after}
          onChange={(number) => onCompare({ ...compared, after: number })}
        />
      </Box>
      <Box aria-live="polite" sx={{ px: 1.5, py: 1.1, fontSize: '0.875rem' }}>
        {before === after ? 'The wording is the same.' : <SentenceDiff before={before} after={after} />}
      </Box>
    </Box>
  );
}

interface VersionSelectProps {
  label: string;
  versions: readonly KpiVersion[];
  value: number;
  onChange: (version: number) => void;
}

function VersionSelect({ label, versions, value, onChange }: VersionSelectProps) {
  return (
    <Select
      variant="standard"
      disableUnderline
      value={value}
      SelectDisplayProps={{ 'aria-label': `${label} ${value}` }}
      onChange={(event) => onChange(Number(event.target.value))}
      sx={{ fontSize: '0.8125rem', fontWeight: 560 }}
    >
      {versions.map(({ version }) => (
        <MenuItem key={version} value={version}>
          v{version}
        </MenuItem>
      ))}
    </Select>
  );
}

const headStyles = {
  display: 'flex',
  alignItems: 'center',
  gap: 1,
  px: 1.5,
  minHeight: 38,
  bgcolor: 'surface.sunken',
  borderBottom: 1,
  borderColor: 'divider',
  fontSize: '0.8125rem',
  color: 'text.secondary',
};
