import { getForecastTemplate } from '@/lib/allocation/get-forecast-template';
import { getForecastTemplateEndpoint } from '@/lib/allocation/input-endpoints';
import { handle } from '@/lib/http/handle';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = handle([
  getForecastTemplateEndpoint,
  getForecastTemplate,
]);
