import { describe, expect, it } from 'vitest';
import { compile } from '../compile';
import { hospital } from '../fixtures/hospital';
import { materials } from '../fixtures/materials';
import { shop } from '../fixtures/shop';
import { prepareCatalog } from '../prepare-catalog';

const CATALOGS = {
  materials: prepareCatalog(materials),
  shop: prepareCatalog(shop),
  hospital: prepareCatalog(hospital),
};
const NOW = new Date('2025-10-27T10:00:00Z');

function compiled(catalog: keyof typeof CATALOGS, sentence: string) {
  return compile(sentence, CATALOGS[catalog], { now: NOW });
}

describe('asks rather than guesses', () => {
  it.each([
    ['shop', 'show customers and their orders', 'side by side, or one restricted by the other'],
    ['materials', 'category and products in RBP GPU', 'a table word among columns'],
    ['materials', 'products in RBP GPU with a Gaming price', 'a column that nothing connects'],
  ] as const)('%s: %s (%s)', (catalog, sentence, _why) => {
    expect(compiled(catalog, sentence).status).toBe('needs_clarification');
  });
});

describe('still answers', () => {
  it.each([
    ['shop', 'customers in Berlin or Paris'],
    ['shop', 'customers in Berlin and Paris'],
    ['shop', 'name and country of customers'],
    ['shop', 'which customer has the most orders?'],
    ['materials', 'Gaming products in RBP GPU'],
    ['materials', 'products in RBP GPU which are inactive in hana material master'],
    ['materials', 'unit price and quantity of products in RBP GPU where category is GPU'],
    ['materials', 'how many products are there in RBP GPU?'],
    ['shop', 'the three customers with the most orders'],
    ['shop', 'customers sorted by country and name'],
    ['shop', 'how many orders does each customer have?'],
    ['shop', 'which customer names contain "a"?'],
    ['shop', "customers in 'Berlin'"],
  ] as const)('%s: %s', (catalog, sentence) => {
    const { status, diagnostics } = compiled(catalog, sentence);
    expect(diagnostics).toEqual([]);
    expect(status).toBe('compiled');
  });
});

describe('shows what the sentence names', () => {
  it.each([
    ['shop', 'which customer has the most orders?', ['name']],
    ['shop', 'top 3 customers by number of orders', ['name', 'count_id']],
    ['shop', 'which customer names contain "a"?', ['name']],
    ['shop', 'customers whose name contains "a"', ['id', 'name']],
    ['shop', 'how many customers are there for each country', ['country', 'count']],
    ['shop', 'number of customers for each country', ['count', 'country']],
  ] as const)('%s: %s', (catalog, sentence, columns) => {
    const names = compiled(catalog, sentence).columns.map(({ name }) => name);
    expect(names.slice(0, columns.length)).toEqual(columns);
  });
});

describe('values of several spellings', () => {
  const spelt = {
    ...materials,
    tables: materials.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) =>
        table.name === 'brz_lnd_RBP_GPU' && column.name === 'STATUS'
          ? { ...column, values: ['Inactive', 'INACTIVE', 'inactive', 'Active'] }
          : column,
      ),
    })),
  };

  it.each(['inactive products in RBP GPU', 'products in RBP GPU where STATUS is inactive'])(
    'are compared once: %s',
    (sentence) => {
      const { emitted } = compile(sentence, prepareCatalog(spelt), { now: NOW });
      expect(emitted?.displaySql).toMatch(/WHERE LOWER\(STATUS\) = 'inactive'$/);
    },
  );
});
