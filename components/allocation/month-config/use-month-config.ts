'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { updateMonthConfigEndpoint } from '@/lib/allocation/input-endpoints';
import { callEndpoint } from '@/lib/shared/call-endpoint';
import { MONTH_NAMES } from '@/lib/shared/month-names';
import { countOf } from '../../shared/format';
import { useNotify } from '../../shared/notifications';
import { allocationKeys, monthConfigOptions } from '../allocation-queries';
import { useUserName } from '../use-user-name';
import { type Cell, cellKey, type Draft, readDraft, toUpdate } from './month-config-draft';

export type MonthConfigEditor = ReturnType<typeof useMonthConfig>;

/** A year's configuration with what has been typed over it. */
export function useMonthConfig(year: number) {
  const kept = useQuery(monthConfigOptions(year));
  const [draft, setDraft] = useState<Draft>({});
  // What is missing is told once saving was tried, what is wrong at once.
  const [tried, setTried] = useState(false);
  const [userName, setUserName] = useUserName();
  const reading = readDraft(draft, kept.data?.data ?? [], MONTH_NAMES);
  const discard = () => {
    setDraft({});
    setTried(false);
  };
  const save = useSave(year, discard);
  return {
    kept,
    draft,
    reading,
    tried,
    userName,
    setUserName,
    save,
    discard,
    type: (cell: Cell, text: string) => setDraft((typed) => ({ ...typed, [cellKey(cell)]: text })),
    submit: () => {
      setTried(true);
      if (reading.changes === 0) return;
      if (Object.keys(reading.problems).length > 0) return focusFirstProblem();
      const updated_by = userName.trim() || undefined;
      save.mutate({ month_config: toUpdate(reading.edited, year), updated_by });
    },
  };
}

/** Once it is drawn as one: what is missing shows only now. */
function focusFirstProblem(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLInputElement>('[data-column][aria-invalid="true"]')?.focus(),
  );
}

function useSave(year: number, onSaved: () => void) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: async (update: Parameters<typeof callEndpoint<typeof updateMonthConfigEndpoint>>[1]) => {
      const answer = await callEndpoint(updateMonthConfigEndpoint, update);
      // Read again before the draft goes: otherwise the old values would flash up.
      await queryClient.invalidateQueries({ queryKey: allocationKeys.monthConfig });
      return answer;
    },
    onSuccess: ({ data }) => {
      onSaved();
      const months = new Set(data.map(({ month }) => month)).size;
      notify.success(`Saved ${countOf(months, 'month')} of ${year}. Allocations from now on use it.`);
    },
  });
}
