import Libsql from 'libsql';
import { serveChild } from '@/lib/jobs/serve-child';

/** What the pool's tests ask of a child. */
export type Misbehaviour =
  | { readonly kind: 'echo'; readonly value: unknown }
  | { readonly kind: 'throw'; readonly message: string }
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'endless-query' }
  | { readonly kind: 'pid' };

serveChild<Misbehaviour, unknown>((message, { progress }) => {
  switch (message.kind) {
    case 'echo':
      progress({ seen: message.value });
      return message.value;
    case 'throw':
      throw Object.assign(new Error(message.message), { facts: { code: 'E_TEST' } });
    case 'exit':
      return process.exit(message.code);
    case 'endless-query':
      progress({ pid: process.pid });
      return new Libsql(':memory:')
        .prepare('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n')
        .all();
    case 'pid':
      return process.pid;
  }
});
