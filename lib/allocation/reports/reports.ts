import type { ReportType } from '../execution-schemas';
import { bucketAfterAllocation } from './bucket-after-allocation';
import { bucketSummary } from './bucket-summary';
import type { Report } from './report';
import { rosterAllotment } from './roster-allotment';

/** Every report there is. */
export const reports: Readonly<Record<ReportType, Report>> = {
  bucket_summary: bucketSummary,
  bucket_after_allocation: bucketAfterAllocation,
  roster_allotment: rosterAllotment,
};
