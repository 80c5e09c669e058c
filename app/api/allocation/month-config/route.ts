import { getMonthConfig } from '@/lib/allocation/get-month-config';
import { getMonthConfigEndpoint, updateMonthConfigEndpoint } from '@/lib/allocation/input-endpoints';
import { updateMonthConfig } from '@/lib/allocation/update-month-config';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle(
  [getMonthConfigEndpoint, getMonthConfig],
  [updateMonthConfigEndpoint, updateMonthConfig],
);
