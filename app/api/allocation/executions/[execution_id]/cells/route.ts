import { getCells } from '@/lib/allocation/get-cells';
import { getCellsEndpoint } from '@/lib/allocation/result-endpoints';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([getCellsEndpoint, getCells]);
