import { getBuckets } from '@/lib/allocation/get-buckets';
import { getBucketsEndpoint } from '@/lib/allocation/result-endpoints';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([getBucketsEndpoint, getBuckets]);
