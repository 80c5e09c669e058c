import { skillFinder } from '../find-skills';
import type { Forecast, Roster, RosterVendor } from '../inputs';

/** A vendor as the assignment sees it. */
export interface SkilledVendor {
  readonly vendor: RosterVendor;
  /** As the forecast first spells it. */
  readonly platform: string;
  /** Case types of the forecast, sorted. */
  readonly skills: readonly string[];
  /** The group of vendors it belongs to in every month. */
  readonly group: number;
}

/** Vendors with the same platform, location and skills: one bucket in each month. */
export interface VendorGroup {
  readonly platform: string;
  readonly location: string;
  readonly skills: readonly string[];
}

export interface Buckets {
  readonly groups: readonly VendorGroup[];
  /** In the order of the roster. */
  readonly vendors: readonly SkilledVendor[];
}

/** Finds each vendor's skills and its group; groups in alphabetical order. */
export function groupBuckets(
  forecast: Forecast,
  roster: Roster,
  platformOf: (platform: string) => string,
): Buckets {
  const findSkills = skillFinder([...new Set(forecast.rows.map(({ workType }) => workType))].sort());
  const groupOf = new Map<string, VendorGroup>();
  const found = roster.vendors.map((vendor) => {
    const platform = platformOf(vendor.platform);
    const skills = findSkills(vendor.newWorkType);
    // No cell holds the separator, and it comes before every letter: names in order are keys in order.
    const key = [platform, vendor.location, ...skills].join('\u0000');
    if (!groupOf.has(key)) groupOf.set(key, { platform, location: vendor.location, skills });
    return { vendor, platform, skills, key };
  });
  const keys = [...groupOf.keys()].sort();
  const places = new Map(keys.map((key, place) => [key, place]));
  const groups = keys.flatMap((key) => groupOf.get(key) ?? []);
  const vendors = found.map(({ key, ...vendor }) => ({ ...vendor, group: places.get(key) ?? 0 }));
  return { groups, vendors };
}
