/**
 * The dependency rules of the architecture, as one list. `npm run boundaries` checks them; a test plants a
 * violation of each and sees it reported.
 */
const CAPABILITIES = ['kpi', 'allocation', 'telemetry'];
const PURE = '^lib/(nlq|allocation/optimiser|telemetry/rollup|shared)/';
const TESTS = '(\\.(test|api\\.test|spec)\\.tsx?$|/testing/)';

/** What a pure folder must not reach: Node's own modules and packages that touch the world. */
const WORLDLY_PACKAGES =
  '(^|/)node_modules/(next|react|react-dom|@mui|@emotion|@prisma|prisma|@libsql|libsql|kysely|pg|pino|exceljs|undici|rate-limiter-flexible)/';

const isPrivate = ['nlq', 'sources', ...CAPABILITIES].map((capability) => ({
  name: `private-${capability}`,
  comment: `The subfolders of lib/${capability} are private to it: import one of its top-level files.`,
  severity: 'error',
  // A bench looks inside: it lays results down, waits for indexes, and measures raw limits.
  from: { pathNot: [`^lib/${capability}/`, '^bench/'] },
  to: { path: `^lib/${capability}/[^/]+/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or share a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-stays-pure',
      comment: 'Pure folders use themselves and lib/shared, nothing else of ours.',
      severity: 'error',
      from: { path: PURE, pathNot: TESTS },
      to: { path: '^(lib|app|components|prisma|scripts)/', pathNot: ['^lib/shared/', '^lib/$1/'] },
    },
    {
      name: 'pure-without-world',
      comment:
        'Pure folders import no database, HTTP, Next, React, Prisma, clock, environment or file system.',
      severity: 'error',
      from: { path: PURE, pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-without-worldly-packages',
      comment:
        'Pure folders import no database, HTTP, Next, React, Prisma, clock, environment or file system.',
      severity: 'error',
      from: { path: PURE, pathNot: TESTS },
      to: { path: WORLDLY_PACKAGES },
    },
    {
      name: 'capabilities-apart',
      comment: 'What one capability must tell another goes through lib/events.',
      severity: 'error',
      from: { path: `^lib/(${CAPABILITIES.join('|')})/` },
      to: { path: `^lib/(${CAPABILITIES.join('|')})/`, pathNot: '^lib/$1/' },
    },
    {
      name: 'sources-below-capabilities',
      comment: 'Capabilities use lib/sources, never the other way round.',
      severity: 'error',
      from: { path: '^lib/sources/' },
      to: { path: `^lib/(${CAPABILITIES.join('|')})/` },
    },
    ...isPrivate,
    {
      name: 'components-see-schemas',
      comment: 'Components see only zod schemas, endpoints made of them, and lib/shared.',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: '^(lib|app|prisma)/',
        pathNot: ['^lib/shared/', '^lib/[^/]+/[a-z-]*(endpoints|schemas)\\.ts$'],
      },
    },
    {
      name: 'app-without-database',
      comment: 'Pages and routes go through verbs.',
      severity: 'error',
      from: { path: '^app/', pathNot: TESTS },
      to: { path: ['^lib/db/', '(^|/)node_modules/(@prisma|kysely|@libsql|libsql|pg)/'] },
    },
    {
      name: 'lib-below-app',
      comment: 'lib never imports app or components; only tests call routes.',
      severity: 'error',
      from: { path: '^lib/', pathNot: TESTS },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'workbooks-in-one-place',
      comment: 'Only lib/workbook and lib/export read and write workbooks.',
      severity: 'error',
      from: { pathNot: ['^lib/(workbook|export)/', TESTS, '^(e2e|bench)/'] },
      to: { path: '(^|/)node_modules/exceljs/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|dist|generated|public)/' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'] },
  },
};
