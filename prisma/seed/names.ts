/** Names of the sample, as the specification's examples use them. */

export const DATA_SOURCE = 'Landing database';
export const KNOWLEDGE_GRAPH = 'KG_101';
export const RULESET_NAME = 'RECON_20251027_001';
/** A label: SQLite has no schemas. */
export const LANDING_SCHEMA = 'newdqschema';
