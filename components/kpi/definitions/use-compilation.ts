'use client';

import { useQuery } from '@tanstack/react-query';
import { useDeferredPause } from '../../shared/use-deferred-pause';
import { type CompileRequest, compilationOptions } from '../kpi-queries';
import { survivingWords, type Word } from '../sentence-marks';

const PAUSE_MS = 260;
const none: readonly Word[] = [];

/** What the sentence is compiled against. */
export interface CompilationTarget {
  readonly kgName: string;
  readonly schema: string;
}

/** The reading of a sentence as one types: asked for after a short pause, the last one kept meanwhile. */
export function useCompilation(sentence: string, target: CompilationTarget | null) {
  const settled = useDeferredPause(sentence, PAUSE_MS);
  const asked = settled.trim() !== '' && target !== null;
  const request: CompileRequest = {
    sentence: settled,
    kg_name: target?.kgName ?? '',
    select_schema: target?.schema,
  };
  const { data, error, isFetching, refetch } = useQuery({ ...compilationOptions(request), enabled: asked });
  const compilation = asked && sentence.trim() !== '' ? data?.compilation : undefined;
  return {
    compilation,
    error: asked ? error : null,
    retry: refetch,
    /** The reading shown is of an earlier wording. */
    pending: sentence.trim() !== '' && (isFetching || settled !== sentence),
    words: compilation ? survivingWords(compilation.explanation.words, compilation.sentence, sentence) : none,
  };
}
