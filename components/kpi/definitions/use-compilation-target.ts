'use client';

import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { useStoredState } from '../../shared/use-stored-state';
import { knowledgeGraphsOptions } from '../kpi-queries';
import type { CompilationTarget } from './use-compilation';

const StoredTarget = z.object({ kgName: z.string(), schema: z.string() }).nullable();

/** The knowledge graph that sentences are read against: the one chosen last, else the first there is. */
export function useCompilationTarget() {
  const graphs = useQuery(knowledgeGraphsOptions);
  const [stored, setTarget] = useStoredState('plumbline-compilation-target', StoredTarget, null);
  const choices: CompilationTarget[] = (graphs.data?.data ?? []).flatMap((graph) =>
    graph.schemas.map((schema) => ({ kgName: graph.name, schema })),
  );
  const known = choices.find((choice) => choice.kgName === stored?.kgName && choice.schema === stored.schema);
  return {
    target: known ?? choices[0] ?? null,
    choices,
    setTarget,
    isPending: graphs.isPending,
    /** Why there is nothing to read against, where the graphs could not be had. */
    error: graphs.data ? null : graphs.error,
    retry: graphs.refetch,
  };
}
