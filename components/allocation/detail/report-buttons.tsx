'use client';

import DownloadRounded from '@mui/icons-material/DownloadRounded';
import { Box, Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import {
  type AllocationDetail,
  isActive,
  REPORT_TYPES,
  type ReportType,
} from '@/lib/allocation/execution-schemas';
import { getReportEndpoint } from '@/lib/allocation/result-endpoints';
import { downloadFromEndpoint } from '@/lib/shared/call-endpoint';
import { explainError } from '../../shared/explain-error';
import { formatTimestamp } from '../../shared/format';
import { useNotify } from '../../shared/notifications';
import { saveFile } from '../../shared/save-file';

const titles: Record<ReportType, string> = {
  bucket_summary: 'Bucket summary',
  bucket_after_allocation: 'Buckets after allocation',
  roster_allotment: 'Roster allotment',
};

/** The workbooks of an execution; where there are none, why. */
export function ReportButtons({ execution }: { execution: AllocationDetail }) {
  const why = whyNot(execution);
  return (
    <>
      {why && (
        <Box suppressHydrationWarning sx={{ color: 'text.secondary', mb: 0.5 }}>
          {why}
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {REPORT_TYPES.map((type) => (
          <ReportButton key={type} executionId={execution.execution_id} type={type} disabled={why !== null} />
        ))}
      </Box>
    </>
  );
}

interface ReportButtonProps {
  executionId: string;
  type: ReportType;
  disabled: boolean;
}

function ReportButton({ executionId, type, disabled }: ReportButtonProps) {
  const notify = useNotify();
  const download = useMutation({
    mutationFn: () =>
      downloadFromEndpoint(getReportEndpoint, { execution_id: executionId, report_type: type }),
    onSuccess: ({ blob, filename }) => saveFile(filename, blob.type, blob),
    onError: (error) => {
      const { message, facts } = explainError(error);
      const { explanation } = facts;
      notify.error(`Not downloaded. ${typeof explanation === 'string' ? explanation : message}`);
    },
  });
  return (
    <Button
      variant="outlined"
      startIcon={<DownloadRounded />}
      disabled={disabled}
      loading={download.isPending}
      loadingPosition="start"
      aria-label={`Download ${titles[type].toLowerCase()}`}
      onClick={() => download.mutate()}
    >
      {titles[type]}
    </Button>
  );
}

function whyNot({ has_reports, has_result, status, reports_removed_at }: AllocationDetail): string | null {
  if (has_reports) return null;
  if (isActive(status)) return 'They can be downloaded once the allocation has finished.';
  if (reports_removed_at !== null) {
    return `Retention removed them on ${formatTimestamp(reports_removed_at)}. A rerun writes the same again.`;
  }
  return has_result
    ? 'Nobody was allocated, so there are none.'
    : 'The allocation ended without a result, so there are none.';
}
