import { closestMatch } from '../shared/closest-match';
import { ENDPOINTS } from './registry';

/** The known path that was probably meant: placeholders are filled with what the caller wrote there. */
export function suggestPath(pathname: string): string | undefined {
  const given = pathname.split('/');
  const candidates = ENDPOINTS.map(({ path }) =>
    path
      .split('/')
      .map((segment, index) => (segment.startsWith('{') ? (given[index] ?? segment) : segment))
      .join('/'),
  );
  return closestMatch(pathname, [...new Set(candidates)]);
}
