import { getLatestReport } from '@/lib/allocation/get-latest-report';
import { legacyReportEndpoints } from '@/lib/allocation/result-endpoints';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([
  legacyReportEndpoints.bucket_summary,
  getLatestReport('bucket_summary'),
]);
