'use client';

import DownloadRounded from '@mui/icons-material/DownloadRounded';
import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { listAllocationsEndpoint } from '@/lib/allocation/execution-endpoints';
import { downloadFromEndpoint, endpointUrl } from '@/lib/shared/call-endpoint';
import { explainError } from '../../shared/explain-error';
import { countOf } from '../../shared/format';
import { useNotify } from '../../shared/notifications';
import { saveAddress, saveFile } from '../../shared/save-file';
import { type ExecutionsState, toSelection } from './executions-state';

/** Up to here a file fits into the page's memory, and a failure half way is noticed here instead of by nobody. */
const HELD_ROWS = 20_000;

/** Every execution that matches, as CSV. */
export function ExportExecutionsButton({ state, total }: { state: ExecutionsState; total: number }) {
  const notify = useNotify();
  const exporting = useMutation({
    mutationFn: async () => {
      const request = { ...toSelection(state), format: 'csv' as const };
      if (total > HELD_ROWS) {
        saveAddress(endpointUrl(listAllocationsEndpoint, request));
        notify.info(`Exporting ${countOf(total, 'execution')}: your browser shows how far the download is.`);
        return;
      }
      const { blob, filename } = await downloadFromEndpoint(listAllocationsEndpoint, request);
      saveFile(filename, blob.type, blob);
      notify.success(`Exported ${countOf(total, 'execution')} to ${filename}.`);
    },
    onError: (error) => notify.error(`Not exported. ${explainError(error).message}`),
  });
  return (
    <Button
      variant="outlined"
      startIcon={<DownloadRounded />}
      disabled={total === 0}
      loading={exporting.isPending}
      onClick={() => exporting.mutate()}
    >
      Export CSV
    </Button>
  );
}
