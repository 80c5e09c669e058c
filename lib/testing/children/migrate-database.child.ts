import { migrate } from '@/lib/db/migrate';
import { serveChild } from '@/lib/jobs/serve-child';

/** Migrates in a process of its own. */
serveChild<{ url: string; migrations: string }, string[]>(({ url, migrations }) => migrate(url, migrations));
