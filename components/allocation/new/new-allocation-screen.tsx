'use client';

import { Box } from '@mui/material';
import { isLostConnection } from '@/lib/shared/call-endpoint';
import { Banner } from '../../shared/banner';
import { explainError } from '../../shared/explain-error';
import { PageHeader } from '../../shared/page-header';
import { InputForm } from './input-form';
import { PreviewPanel } from './preview-panel';
import { PreviewSkeleton } from './preview-skeleton';
import { type NewAllocation, useNewAllocation } from './use-new-allocation';

/** Choose the files, see what would be read of them, and start. */
export function NewAllocationScreen() {
  const allocation = useNewAllocation();
  const { form, preview } = allocation;
  const read = form.forecast === null ? undefined : preview.data?.data;
  // What was read for another month says too much that is not so for this one.
  const shown = read?.month === form.month && read.year === form.year ? read : undefined;
  return (
    <>
      <PageHeader
        title="New allocation"
        back={{ href: '/allocation', label: 'Allocation' }}
        description="Vendors of the roster are assigned to the work that the forecast asks for."
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 }}>
        <InputForm allocation={allocation} />
        <PreviewFailure allocation={allocation} />
        {preview.isFetching && !shown && <PreviewSkeleton />}
        {shown && (
          <PreviewPanel
            preview={shown}
            refreshing={preview.isPlaceholderData || preview.isFetching}
            edits={form.edits}
            onEdits={(edits) => allocation.change({ edits })}
            onUnfinished={allocation.markUnfinished}
          />
        )}
      </Box>
    </>
  );
}

function PreviewFailure({ allocation: { preview, form } }: { allocation: NewAllocation }) {
  if (form.forecast === null || !preview.error || preview.isFetching) return null;
  const { message, problems } = explainError(preview.error);
  return (
    <Banner
      kind="error"
      title={
        isLostConnection(preview.error) ? 'The files did not reach the server' : 'The files were not read'
      }
    >
      <div>{message}</div>
      {problems.map(({ field, problem }) => (
        <div key={`${field} ${problem}`}>
          {field} {problem}
        </div>
      ))}
    </Banner>
  );
}
