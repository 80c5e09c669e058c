'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { previewAllocationEndpoint } from '@/lib/allocation/input-endpoints';
import { ApiError, callEndpoint } from '@/lib/shared/call-endpoint';
import { type AllocationForm, toUploadFields } from './allocation-form';

const fileIds = new WeakMap<File, number>();
let nextFileId = 1;

/** Tells chosen files apart: another choice of a file of the same name is another file. */
function idOf(file: File | null): number | null {
  if (file === null) return null;
  const id = fileIds.get(file) ?? nextFileId++;
  fileIds.set(file, id);
  return id;
}

/** @throws ApiError when a file on this computer changed or vanished after it was chosen: browsers only say "failed" */
export async function checkReadable(files: readonly (File | null)[]): Promise<void> {
  for (const file of files) {
    try {
      await file?.slice(0, 1).arrayBuffer();
    } catch {
      const message = `${file?.name} has changed or moved since it was chosen. Choose it again.`;
      throw new ApiError(message, 400);
    }
  }
}

/** What the server reads of the files; asked for again whenever one of them, the month or the configuration changes. */
export function usePreview(form: AllocationForm) {
  const { forecast, roster, month, year, edits } = form;
  return useQuery({
    queryKey: ['allocation-preview', idOf(forecast), idOf(roster), month, year, edits],
    queryFn: async ({ signal }) => {
      if (forecast === null) throw new Error('There is no forecast to preview');
      await checkReadable([forecast, roster]);
      const fields = toUploadFields({ ...form, forecast });
      return callEndpoint(previewAllocationEndpoint, fields, { signal });
    },
    enabled: forecast !== null,
    placeholderData: forecast === null ? undefined : keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
}
