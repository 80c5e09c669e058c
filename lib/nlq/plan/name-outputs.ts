import type { BoundExpression } from '../resolve/bound';

/** PostgreSQL cuts names off after this many bytes. */
const LONGEST_NAME_BYTES = 63;

/** Gives every output column a name, none twice in any case. */
export function createOutputNames(): { readonly claim: (wanted: string, qualifier?: string) => string } {
  const taken = new Set<string>();
  return {
    claim(wanted, qualifier) {
      const names = [wanted, ...(qualifier === undefined ? [] : [`${qualifier}_${wanted}`])].map(shorten);
      let name = names.find((candidate) => !taken.has(candidate.toLowerCase()));
      for (let number = 2; name === undefined; number += 1) {
        const candidate = shorten(`${wanted}_${number}`, `_${number}`.length);
        if (!taken.has(candidate.toLowerCase())) name = candidate;
      }
      taken.add(name.toLowerCase());
      return name;
    },
  };
}

/** What an expression's column is called when the sentence gives it no name. */
export function suggestName(expression: BoundExpression): string {
  switch (expression.kind) {
    case 'column':
      return expression.column.name;
    case 'literal':
    case 'scalar':
      return 'value';
    case 'arithmetic':
      return expression.operator === '/' ? 'ratio' : 'result';
    case 'period':
      return `${suggestName(expression.argument)}_${expression.unit}`;
    case 'aggregate': {
      if (!expression.argument || expression.argument.kind === 'literal') return 'count';
      const what = suggestName(expression.argument);
      return expression.distinct
        ? `${expression.function}_distinct_${what}`
        : `${expression.function}_${what}`;
    }
  }
}

function shorten(name: string, reservedBytes = 0): string {
  const encoder = new TextEncoder();
  if (encoder.encode(name).length <= LONGEST_NAME_BYTES) return name;
  let short = '';
  for (const character of name) {
    if (encoder.encode(short + character).length > LONGEST_NAME_BYTES - reservedBytes) break;
    short += character;
  }
  return short + name.slice(name.length - reservedBytes);
}
