/** SQL of a landing database with `count` products in RBP, every tenth of them missing from OPS. */
export function products(count: number): string {
  return `
    CREATE TABLE brz_lnd_RBP_GPU (PLANNING_SKU TEXT PRIMARY KEY, PRODUCT_NAME TEXT, CATEGORY TEXT, STATUS TEXT,
      QTY INTEGER, PRICE REAL, created_date TEXT, modified_date TEXT);
    CREATE TABLE brz_lnd_OPS_EXCEL (PLANNING_SKU TEXT PRIMARY KEY, PRODUCT_NAME TEXT);
    INSERT INTO brz_lnd_RBP_GPU WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
      SELECT printf('SKU%07d', i), 'Product ' || (i * 7919 % ${count}), 'Category ' || i % 12,
             iif(i % 5, 'Active', 'Inactive'), i % 977, i / 7.0, date('2024-01-01', (i % 365) || ' days'), NULL FROM n;
    INSERT INTO brz_lnd_OPS_EXCEL SELECT PLANNING_SKU, PRODUCT_NAME FROM brz_lnd_RBP_GPU WHERE rowid % 10 <> 0;`;
}
