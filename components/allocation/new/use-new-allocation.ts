'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { startAllocationEndpoint } from '@/lib/allocation/input-endpoints';
import { callEndpoint } from '@/lib/shared/call-endpoint';
import { allocationPath } from '../allocation-paths';
import { allocationKeys } from '../allocation-queries';
import { useUserName } from '../use-user-name';
import { type AllocationForm, nextMonth, readMonthKey, toUploadFields } from './allocation-form';
import { checkReadable, usePreview } from './use-preview';

/** The form, what the server reads of it, and its start. */
export function useNewAllocation() {
  const [form, setForm] = useState<AllocationForm>(() => ({
    forecast: null,
    roster: null,
    ...nextMonth(new Date()),
    edits: {},
  }));
  const [userName, setUserName] = useUserName();
  // A month that someone chose stays, whatever the file has.
  const [monthChosen, setMonthChosen] = useState(false);
  // Rows of the configuration in which something typed makes no sense yet.
  const [unfinished, setUnfinished] = useState<ReadonlySet<string>>(new Set());
  const preview = usePreview(form);
  const start = useStart();

  const months = preview.isPlaceholderData ? undefined : preview.data?.data.forecast?.months;
  const [first] = months ?? [];
  if (!monthChosen && months && first && !months.includes(`${form.month} ${form.year}`)) {
    const preset = readMonthKey(first);
    if (preset) setForm({ ...form, ...preset });
  }

  const change = (changes: Partial<AllocationForm>) => {
    // What went wrong belonged to what was there before.
    start.reset();
    if (changes.month !== undefined || changes.year !== undefined) setMonthChosen(true);
    if (changes.forecast !== undefined) setMonthChosen(false);
    if (changes.edits === undefined && changes.roster === undefined) setUnfinished(new Set());
    setForm((current) => ({ ...current, ...changes }));
  };
  const markUnfinished = (row: string, isUnfinished: boolean) =>
    setUnfinished((rows) => {
      const others = [...rows].filter((other) => other !== row);
      return new Set(isUnfinished ? [...others, row] : others);
    });
  return { form, change, userName, setUserName, preview, start, unfinished, markUnfinished };
}

export type NewAllocation = ReturnType<typeof useNewAllocation>;

function useStart() {
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ form, userName }: { form: AllocationForm; userName: string }) => {
      const { forecast, roster } = form;
      if (forecast === null) throw new Error('There is no forecast to allocate');
      await checkReadable([forecast, roster]);
      const fields = { uploaded_by: userName.trim(), ...toUploadFields({ ...form, forecast }) };
      return callEndpoint(startAllocationEndpoint, fields);
    },
    onSuccess: ({ data }) => {
      void queryClient.invalidateQueries({ queryKey: allocationKeys.lists });
      router.push(allocationPath(data.execution_id));
    },
  });
}
