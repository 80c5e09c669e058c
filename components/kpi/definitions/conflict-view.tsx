'use client';

import { Box, Button, DialogActions, DialogContent, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Banner } from '../../shared/banner';
import { RelativeTime } from '../../shared/relative-time';
import { SentenceDiff } from '../versions/sentence-diff';
import { type FieldConflict, fieldConflicts } from './edit-conflict';
import { fieldLabels } from './kpi-form';
import type { OpenConflict } from './use-kpi-form';

interface ConflictViewProps {
  conflict: OpenConflict;
  saving: boolean;
  onBack: () => void;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}

/** Somebody else saved the definition while it was edited: theirs beside mine, and which of them shall stand. */
export function ConflictView({ conflict, saving, onBack, onTakeTheirs, onKeepMine }: ConflictViewProps) {
  const { before, theirs, mine } = conflict;
  return (
    <>
      <DialogContent sx={{ display: 'grid', alignContent: 'start', gap: 2 }}>
        <Banner kind="warning" title="Somebody else changed this KPI while you did">
          Saved <RelativeTime timestamp={theirs.updated_at} />
          {theirs.is_active ? '' : ', and deleted by now'}. Nothing of either is lost: keep yours, and it is
          saved on top of what only they changed; or take theirs, and go on from there.
        </Banner>
        {fieldConflicts(before, theirs, mine).map((field) => (
          <FieldComparison key={field.field} conflict={field} />
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onBack} sx={{ mr: 'auto', color: 'text.secondary' }}>
          Back to editing
        </Button>
        <Button variant="outlined" disabled={saving} onClick={onTakeTheirs}>
          Take theirs
        </Button>
        <Button variant="contained" loading={saving} onClick={onKeepMine}>
          Keep mine
        </Button>
      </DialogActions>
    </>
  );
}

function FieldComparison({ conflict }: { conflict: FieldConflict }) {
  const label = fieldLabels[conflict.field];
  return (
    <Box component="section" aria-label={label}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {label}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1 }}>
        <Side title="Theirs">
          <Outcome before={conflict.before} change={conflict.theirs} untouched="Not changed" />
        </Side>
        <Side title="Yours">
          <Outcome before={conflict.before} change={conflict.mine} untouched="Not changed: theirs stays" />
        </Side>
      </Box>
    </Box>
  );
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: '8px', px: 1.5, py: 1, minWidth: 0 }}>
      <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{title}</Box>
      <Box sx={{ fontSize: '0.875rem' }}>{children}</Box>
    </Box>
  );
}

interface OutcomeProps {
  before: string | null;
  change: FieldConflict['mine'];
  untouched: string;
}

function Outcome({ before, change, untouched }: OutcomeProps) {
  if (!change) {
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {untouched}
      </Box>
    );
  }
  return <SentenceDiff before={before ?? ''} after={change.text ?? ''} />;
}
