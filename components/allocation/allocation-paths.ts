/** Addresses of the pages of allocation. */
export const allocationPath = (executionId: string) => `/allocation/executions/${executionId}`;
export const allocationComparePath = (left: string, right: string) =>
  `/allocation/compare?${new URLSearchParams({ left, right })}`;
export const NEW_ALLOCATION_PATH = '/allocation/new';
export const MONTH_CONFIG_PATH = '/allocation/month-config';
