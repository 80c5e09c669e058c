import type { Layout, RosterRows } from './layout';
import { vendorRows } from './vendor-rows';

/** Every layout of a roster, the most particular first. */
export const rosterLayouts: readonly Layout<RosterRows>[] = [vendorRows];
