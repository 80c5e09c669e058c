import { getReport } from '@/lib/allocation/get-report';
import { getReportEndpoint } from '@/lib/allocation/result-endpoints';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([getReportEndpoint, getReport]);
