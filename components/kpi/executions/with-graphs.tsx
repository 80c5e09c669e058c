'use client';

import StorageRounded from '@mui/icons-material/StorageRounded';
import { Button, DialogActions, DialogContent } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { KnowledgeGraph } from '@/lib/sources/endpoints';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { knowledgeGraphsOptions } from '../kpi-queries';
import { ExecuteFormSkeleton } from './execute-form-skeleton';

interface WithGraphsProps {
  onClose: () => void;
  children: (graphs: readonly KnowledgeGraph[]) => ReactNode;
}

/** What needs the knowledge graphs, once they are known and there are some. */
export function WithGraphs({ onClose, children }: WithGraphsProps) {
  const graphs = useQuery(knowledgeGraphsOptions);
  if (graphs.isPending) return <ExecuteFormSkeleton />;
  if (graphs.isError) {
    return <ErrorState error={graphs.error} what="the knowledge graphs" onRetry={graphs.refetch} />;
  }
  return graphs.data.data.length === 0 ? <NoGraph onClose={onClose} /> : children(graphs.data.data);
}

function NoGraph({ onClose }: { onClose: () => void }) {
  return (
    <>
      <DialogContent>
        <EmptyState Icon={StorageRounded} title="There is no knowledge graph yet">
          A KPI runs on the tables of a knowledge graph. Create one with the API, then come back.
        </EmptyState>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </>
  );
}
