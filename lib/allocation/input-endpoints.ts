import { z } from 'zod';
import { defineEndpoint } from '../shared/endpoint';
import { AcceptedAllocation, AllocationPreview, PreviewForm, UploadForm } from './input-schemas';
import { MonthConfigQuery, MonthConfigUpdate, MonthName, StoredMonthConfig, Year } from './schemas';

const tag = 'Allocation';
const base = '/api/allocation';
const success = z.literal(true);

export const startAllocationEndpoint = defineEndpoint({
  id: 'startAllocation',
  method: 'POST',
  path: `${base}/executions`,
  tag,
  summary: 'Upload a forecast (and a roster) and allocate; answers before the work is done',
  bodyType: 'multipart',
  body: UploadForm,
  answer: z.object({ success, data: AcceptedAllocation }),
  successStatus: 202,
  failure: 'Failed to start execution',
  rate: 'detail',
});

export const previewAllocationEndpoint = defineEndpoint({
  id: 'previewAllocation',
  method: 'POST',
  path: `${base}/executions/preview`,
  tag,
  summary: 'What would be read of an upload, and every problem by sheet and cell; nothing is kept',
  bodyType: 'multipart',
  body: PreviewForm,
  answer: z.object({ success, data: AllocationPreview }),
  failure: 'Failed to preview the upload',
  rate: 'detail',
});

export const getMonthConfigEndpoint = defineEndpoint({
  id: 'getMonthConfig',
  method: 'GET',
  path: `${base}/month-config`,
  tag,
  summary: 'Working days, occupancy, shrinkage and hours by month and locality, chronological',
  query: MonthConfigQuery,
  answer: z.object({ success, data: z.array(StoredMonthConfig), count: z.int() }),
  failure: 'Failed to get month configuration',
  rate: 'list',
  example: { query: { year: 2025 } },
});

const exampleConfig = { working_days: 21, occupancy: 0.95, shrinkage: 0.1, work_hours: 9 };

export const updateMonthConfigEndpoint = defineEndpoint({
  id: 'updateMonthConfig',
  method: 'PUT',
  path: `${base}/month-config`,
  tag,
  summary: 'Set the configuration of months; those not named stay as they are',
  body: MonthConfigUpdate,
  answer: z.object({ success, message: z.string(), data: z.array(StoredMonthConfig) }),
  failure: 'Failed to update month configuration',
  rate: 'detail',
  example: {
    body: {
      month_config: { 'January 2025': { Domestic: exampleConfig, Global: exampleConfig } },
      updated_by: 'john.doe',
    },
  },
});

const TemplateQuery = z.strictObject({ month: MonthName, year: Year });
const workbook = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];

const template = (kind: 'forecast' | 'roster') =>
  defineEndpoint({
    id: kind === 'forecast' ? 'getForecastTemplate' : 'getRosterTemplate',
    method: 'GET',
    path: `${base}/templates/${kind}.xlsx`,
    tag,
    summary: `A filled sample ${kind} workbook that uploads as it is`,
    query: TemplateQuery,
    answer: z.never(),
    failure: `Failed to make the ${kind} template`,
    rate: 'detail',
    downloads: workbook,
    example: { query: { month: 'January', year: 2025 } },
  });

export const getForecastTemplateEndpoint = template('forecast');
export const getRosterTemplateEndpoint = template('roster');
