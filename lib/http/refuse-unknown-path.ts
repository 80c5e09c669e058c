import { AppError } from '../shared/errors';
import type { Handler, Handlers } from './build-handle';
import { runExchange } from './exchange';
import { thisServer } from './handle';
import { suggestPath } from './suggest-path';

const refuse: Handler = (request) =>
  runExchange(thisServer(), request, { path: '(unknown)', failure: 'Failed to answer' }, async () => {
    const { pathname } = new URL(request.url);
    const suggestion = suggestPath(pathname);
    const hint = suggestion ? `; did you mean ${suggestion}?` : '';
    throw new AppError('not_found', `There is no ${pathname}${hint}`, [], {
      ...(suggestion ? { suggestion } : {}),
      documentation: '/docs',
    });
  });

/** The handlers of a catch-all route: unknown API paths answer JSON, whatever the method. */
export const unknownPath: Handlers = {
  GET: refuse,
  POST: refuse,
  PUT: refuse,
  PATCH: refuse,
  DELETE: refuse,
  OPTIONS: refuse,
};
