import type { Product } from './products';
import { draw, drawBetween } from './random';
import { WEEKS } from './story';

const DAY_MS = 86_400_000;

/** One weekly load: which week of the story, and the Monday at which it happens. */
export interface Load {
  /** 1 to 10. */
  readonly week: number;
  readonly loadedAt: Date;
  /** Time of week 10's load; a product's age is counted back from it. */
  readonly newestLoad: Date;
}

/** The load of `week` in a story that ends at `newestLoad`. */
export function loadOf(week: number, newestLoad: Date): Load {
  return { week, newestLoad, loadedAt: new Date(newestLoad.getTime() - (WEEKS - week) * 7 * DAY_MS) };
}

/** `2025-10-27`. */
export function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** `2025-10-27 06:00:00`. */
export function isoDateTime(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ');
}

/** `27.10.2025`, as a spreadsheet shows it. */
export function spreadsheetDate(date: Date): string {
  const [year, month, day] = isoDate(date).split('-');
  return `${day}.${month}.${year}`;
}

/** `20251027`, as SAP writes it. */
export function sapDate(date: Date): string {
  return isoDate(date).replaceAll('-', '');
}

/** A date of which three in ten lost their time on the way. */
export function withOrWithoutTime(date: Date, index: number): string {
  return draw('time lost', index) < 0.3 ? isoDate(date) : isoDateTime(date);
}

/** When the product was created: in office hours of its day. */
export function createdAt(product: Product, load: Load): Date {
  return inOfficeHours(daysBefore(load.newestLoad, product.ageDays), 'created', product.index);
}

/** When the product's record last changed: about one in ten does each week, else at or after its creation. */
export function modifiedAt(product: Product, load: Load): Date {
  const { index, launchWeek, ageDays } = product;
  for (let week = load.week; week > Math.max(0, launchWeek ?? 0); week -= 1) {
    if (draw('modified', index, week) < 0.1) {
      const daysBack = (WEEKS - week) * 7 + drawBetween(1, 4, 'modified day', index, week);
      return inOfficeHours(daysBefore(load.newestLoad, daysBack), 'modified', index, week);
    }
  }
  const daysLater = Math.floor(draw('modified once', index) * Math.max(0, ageDays - WEEKS * 7));
  return daysBefore(createdAt(product, load), -daysLater);
}

function daysBefore(time: Date, days: number): Date {
  return new Date(time.getTime() - days * DAY_MS);
}

function inOfficeHours(day: Date, stream: string, ...keys: readonly number[]): Date {
  const time = new Date(day);
  time.setUTCHours(
    drawBetween(8, 17, `${stream} hour`, ...keys),
    drawBetween(0, 59, `${stream} minute`, ...keys),
  );
  return time;
}
