import { draw, drawBetween, pick } from './random';
import { FIRST_LAUNCH_WEEK, launchesIn, WEEKS } from './story';

/** A product as it really is; what each system has made of it is the tables' business. */
export interface Product {
  /** Position in the catalogue; the key of every random decision about the product. */
  readonly index: number;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly businessUnit: string;
  readonly productLine: string;
  /** The older of two generations: these reach the end of their life first. */
  readonly previousGeneration: boolean;
  readonly region: string;
  /** Whole currency units at launch. */
  readonly launchPrice: number;
  /** Week of launch; null when it was there long before week 1. */
  readonly launchWeek: number | null;
  /** Full days between its creation and the newest load. */
  readonly ageDays: number;
  readonly owner: string;
  readonly planner: string;
  readonly plant: string;
}

interface ProductLine {
  readonly name: string;
  readonly code: string;
  readonly category: string;
  readonly businessUnit: string;
  /** Model number → memory sizes in GB. */
  readonly models: Readonly<Record<string, readonly [number, number]>>;
  readonly memory: string;
  /** Code in the SKU → words in the name. */
  readonly designs: Readonly<Record<string, string>>;
  readonly basePrice: number;
}

const PRODUCT_LINES: readonly ProductLine[] = [
  {
    name: 'Kestrel',
    code: 'KS',
    category: 'Graphics Card',
    businessUnit: 'Consumer Graphics',
    models: {
      '50': [8, 12],
      '60': [8, 16],
      '60 Plus': [12, 16],
      '70': [12, 16],
      '70 Plus': [16, 24],
      '80': [16, 24],
      '90': [24, 32],
    },
    memory: 'GDDR7',
    designs: {
      SF: 'Single Fan',
      DF: 'Dual Fan',
      DFO: 'Dual Fan OC',
      TF: 'Triple Fan',
      TFO: 'Triple Fan OC',
      BL: 'Blower',
      LC: 'Liquid Cooled',
      WB: 'Water Block',
      MI: 'Mini',
    },
    basePrice: 189,
  },
  {
    name: 'Meridian',
    code: 'MD',
    category: 'Workstation Card',
    businessUnit: 'Professional Visualization',
    models: { '20': [12, 16], '40': [16, 20], '50': [20, 24], '60': [32, 48], '80': [48, 96] },
    memory: 'GDDR6 ECC',
    designs: { LP: 'Low Profile', SS: 'Single Slot', DS: 'Dual Slot' },
    basePrice: 449,
  },
  {
    name: 'Atlas',
    code: 'AT',
    category: 'Server Accelerator',
    businessUnit: 'Data Center',
    models: { '20': [24, 48], '40': [48, 64], '60': [80, 96], '80': [96, 144] },
    memory: 'HBM3',
    designs: { PC: 'PCIe', MO: 'Mezzanine', LC: 'Liquid Cooled' },
    basePrice: 2_390,
  },
  {
    name: 'Swift',
    code: 'SW',
    category: 'Laptop Module',
    businessUnit: 'Mobile Computing',
    models: { '50': [6, 8], '60': [8, 12], '70': [12, 16], '80': [16, 24], '90': [16, 24] },
    memory: 'GDDR7',
    designs: { '85W': '85 W', '115W': '115 W', '150W': '150 W', '175W': '175 W' },
    basePrice: 159,
  },
  {
    name: 'Tern',
    code: 'TN',
    category: 'Embedded Module',
    businessUnit: 'Automotive and Embedded',
    models: { '10': [4, 8], '20': [8, 16], '30': [16, 32], '40': [32, 64] },
    memory: 'LPDDR5X',
    designs: { CG: 'Commercial Grade', IG: 'Industrial Grade', AG: 'Automotive Grade' },
    basePrice: 119,
  },
];

const GENERATIONS = ['V', 'IV'] as const;
const REGIONS = { EU: 'EMEA', US: 'AMER', AP: 'APAC', CN: 'China' } as const;
const OWNERS = ['Lena Hoffmann', 'Marcus Reid', 'Yuki Tanaka', 'Sofia Duarte', 'Owen Clarke'] as const;
const PLANNERS = [
  'Anna Keller',
  'Ravi Menon',
  'Wei-Ling Chou',
  'Tomasz Zielinski',
  'Grace Okafor',
  'Diego Fuentes',
  'Hannah Lindqvist',
] as const;
const PLANTS = ['DE01', 'US02', 'TW03', 'MX04', 'PL05'] as const;

/** Every product up to the newest load, in catalogue order; built once, the same in every process. */
export const CATALOGUE: readonly Product[] = buildCatalogue();

/** The products that exist in `week` (1 to 10). */
export function productsIn(week: number): Product[] {
  return CATALOGUE.filter(({ launchWeek }) => launchWeek === null || launchWeek <= week);
}

/** Products that were there before week -3: the stock from which long-lived defects are taken. */
export function isEstablished(product: Product): boolean {
  return product.launchWeek === null;
}

/** The list price in `week`: about one product in fifty is made some percent cheaper or dearer each week. */
export function unitPriceOf(product: Product, week: number): number {
  let price = product.launchPrice;
  for (let past = 1; past <= week; past += 1) {
    if (draw('price moves', product.index, past) < 0.02) {
      price *= pick([0.9, 0.94, 0.97, 1.03], 'price step', product.index, past);
    }
  }
  return Math.round(price) - 0.01;
}

/** Where a product that is not ended stands in its life. */
export function lifecycleOf(product: Product): string {
  if (product.launchWeek !== null) return 'Introduction';
  return product.previousGeneration
    ? pick(['Volume', 'Phase-Out'], 'lifecycle', product.index)
    : pick(['Growth', 'Volume', 'Volume'], 'lifecycle', product.index);
}

function buildCatalogue(): Product[] {
  const drafts = PRODUCT_LINES.flatMap(productsOfLine);
  const launchWeeks = assignLaunchWeeks(drafts.length);
  return drafts.map((draft, index) => {
    const launchWeek = launchWeeks.get(index) ?? null;
    return {
      ...draft,
      index,
      launchWeek,
      ageDays: ageInDays(index, launchWeek),
      owner: pick(OWNERS, 'owner', index),
      planner: pick(PLANNERS, 'planner', index),
      plant: pick(PLANTS, 'plant', index),
    };
  });
}

type Draft = Omit<Product, 'index' | 'launchWeek' | 'ageDays' | 'owner' | 'planner' | 'plant'>;

/** One product per generation, model, memory size, design and region. */
function productsOfLine(line: ProductLine): Draft[] {
  return GENERATIONS.flatMap((generation, age) =>
    Object.entries(line.models).flatMap(([model, sizes], tier) =>
      sizes.flatMap((gigabytes, larger) =>
        Object.entries(line.designs).flatMap(([design, words], finish) =>
          Object.entries(REGIONS).map(([regionCode, region]) => ({
            sku: `${line.code}${generation}-${model.replace(' Plus', 'P')}-${gigabytes}-${design}-${regionCode}`,
            name: `${line.name} ${generation} ${model} ${gigabytes}GB ${line.memory} ${words}`,
            category: line.category,
            businessUnit: line.businessUnit,
            productLine: line.name,
            previousGeneration: age > 0,
            region,
            launchPrice: launchPrice(line.basePrice, tier, larger, finish, age),
          })),
        ),
      ),
    ),
  );
}

/** Dearer by tier, memory and design, cheaper when older; ends in 9. */
function launchPrice(base: number, tier: number, larger: number, finish: number, age: number): number {
  const price = base * 1.42 ** tier * (1 + 0.22 * larger) * (1 + 0.04 * finish) * (age > 0 ? 0.78 : 1);
  return Math.round(price / 10) * 10 - 1;
}

/** Which products (by index) are launched in which week; all others are established. */
function assignLaunchWeeks(total: number): Map<number, number> {
  const order = Array.from({ length: total }, (_, index) => index).sort(
    (a, b) => draw('launch order', a) - draw('launch order', b),
  );
  const weeks = new Map<number, number>();
  let next = 0;
  for (let week = FIRST_LAUNCH_WEEK; week <= WEEKS; week += 1) {
    for (const index of order.slice(next, next + launchesIn(week))) weeks.set(index, week);
    next += launchesIn(week);
  }
  return weeks;
}

/** Launches happen from Tuesday to Friday before the Monday of their load. */
function ageInDays(index: number, launchWeek: number | null): number {
  if (launchWeek === null) return drawBetween(200, 1_600, 'age', index);
  return (WEEKS - launchWeek) * 7 + drawBetween(3, 6, 'launch day', index);
}
