import type { Catalog, CatalogColumn, CatalogTable, JoinEdge } from '../../lib/nlq/catalog';
import { compile } from '../../lib/nlq/compile';
import { prepareCatalog } from '../../lib/nlq/prepare-catalog';
import type { BenchCase } from '../bench-case';
import { measure } from '../measure';

const TABLES = 500;
const COLUMNS = 20;
const NOUNS = [
  'order',
  'invoice',
  'customer',
  'supplier',
  'product',
  'shipment',
  'payment',
  'contract',
  'asset',
  'employee',
];
const AREAS = [
  'retail',
  'finance',
  'legacy',
  'north',
  'south',
  'archive',
  'staging',
  'audit',
  'planning',
  'service',
];
const FIELDS = [
  'code',
  'name',
  'status',
  'category',
  'created date',
  'amount',
  'quantity',
  'region',
  'owner',
  'comment',
];
const SENTENCES = [
  'Show me all retail orders 1 which are not in finance orders 1',
  'Count all north invoices 2 where status is inactive',
  'total amount by region in audit payments 3',
  'top 10 service contracts 4 by amount',
  'list the name and category of legacy assets 0 created after 2024-01-01',
];

/** Sentences against a prepared catalog of 500 tables × 20 columns, in process. */
export const compileCase: BenchCase = {
  name: 'compile',
  run: async () => {
    const catalog = largeCatalog();
    const prepare = await measure(5, () => prepareCatalog(catalog));
    const prepared = prepareCatalog(catalog);
    const now = new Date('2025-06-15T12:00:00Z');
    const measurements = [];
    for (const sentence of SENTENCES) {
      const { p50, p95 } = await measure(60, () => compile(sentence, prepared, { now }));
      const { status } = compile(sentence, prepared, { now });
      measurements.push({ what: `${sentence} [${status}]`, ms: p50, p95, aim: 'under 5 ms' });
    }
    return [
      ...measurements,
      { what: 'preparing the catalog, once a version', ms: prepare.p50, p95: prepare.p95 },
    ];
  },
};

function largeCatalog(): Catalog {
  const tables = Array.from({ length: TABLES }, (_, index) => table(index));
  const edges = tables.flatMap((from, index) => joinTo(from, tables[index + NOUNS.length]));
  return { name: 'large', version: 1, dialect: 'sqlite', tables, edges, synonyms: [] };
}

/** Tables of the same noun in neighbouring areas share a key. */
function joinTo(from: CatalogTable, to: CatalogTable | undefined): JoinEdge[] {
  if (!to) return [];
  return [
    {
      from: { table: from.name, columns: from.primaryKey },
      to: { table: to.name, columns: to.primaryKey },
      origin: 'inferred',
      confidence: 0.9,
      normalisations: [],
      evidence: 'same name',
    },
  ];
}

function table(index: number): CatalogTable {
  const noun = NOUNS[index % NOUNS.length] ?? '';
  const area = AREAS[Math.floor(index / NOUNS.length) % AREAS.length] ?? '';
  const name = `${area}_${noun}s_${Math.floor(index / (NOUNS.length * AREAS.length))}`;
  const columns = Array.from({ length: COLUMNS }, (_, position) => column(noun, position));
  return { name, schema: null, aliases: [], columns, primaryKey: [columns[0]?.name ?? ''], rowCount: 10_000 };
}

function column(noun: string, position: number): CatalogColumn {
  const field = FIELDS[position % FIELDS.length] ?? '';
  const name = `${position < FIELDS.length ? noun : `other_${noun}`}_${field.replace(' ', '_')}`;
  const type = /amount|quantity/.test(field) ? 'decimal' : /date/.test(field) ? 'date' : 'text';
  const values = /status/.test(field)
    ? ['active', 'inactive']
    : type === 'text'
      ? [`${field} a`, `${field} b`]
      : [];
  return {
    name,
    type,
    nativeType: type.toUpperCase(),
    nullable: position > 0,
    isPrimaryKey: position === 0,
    isUnique: position === 0,
    aliases: [],
    values,
    valuesComplete: values.length > 0,
    distinctCount: values.length || null,
    nullRatio: 0,
  };
}
