import pino from 'pino';
import { createChildPool } from '@/lib/jobs/create-child-pool';
import { serveChild } from '@/lib/jobs/serve-child';

/** A process with a child of its own that never ends; to be killed itself. */
serveChild<{ directory: string }, unknown>(({ directory }, { progress }) =>
  createChildPool({ directory, log: pino({ level: 'silent' }) }).run(
    'misbehave',
    { kind: 'endless-query' },
    { timeoutMs: 60_000, onProgress: progress },
  ),
);
