import type { ForecastRows, Layout } from './layout';
import { monthColumns } from './month-columns';

/** Every layout of a forecast, the most particular first. */
export const forecastLayouts: readonly Layout<ForecastRows>[] = [monthColumns];
