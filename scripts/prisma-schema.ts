export type Provider = 'sqlite' | 'postgresql';

/** PostgreSQL keeps what SQLite keeps: whole milliseconds, and one moment wherever the server stands. */
const nativeTypes: Readonly<Record<Provider, Readonly<Record<string, string>>>> = {
  sqlite: {},
  postgresql: { DateTime: '@db.Timestamptz(3)' },
};

/** The schema of one provider, made of the models that both share. */
export function schemaFor(provider: Provider, models: string): string {
  const head = [
    '// Written by scripts/generate-prisma.ts from prisma/models.prisma: change that file, then `npm run generate`.',
    '',
    'generator client {',
    '  provider     = "prisma-client"',
    `  output       = "../../lib/db/generated/${provider}"`,
    '  moduleFormat = "esm"',
    '}',
    '',
    'datasource db {',
    `  provider = "${provider}"`,
    '}',
    '',
  ];
  const body = models.replace(
    /^( {2}\w+ +)(\w+)(\??)(?=\s|$)(.*)$/gm,
    (line, field, type, optional, rest) => {
      const nativeType = nativeTypes[provider][type];
      return nativeType === undefined ? line : `${field}${type}${optional} ${nativeType}${rest}`;
    },
  );
  return [...head, body.replace(/^(\/\/ .*\n)+\n/, '')].join('\n');
}
