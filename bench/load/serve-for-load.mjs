/** What the load bench starts: the production build (`next start`), made first where it is not current, with a probe. */
import path from 'node:path';
import { readAddress } from '../../scripts/address.mjs';
import { build, generate } from '../../scripts/prepare.mjs';
import { serveBuild } from '../../scripts/serve-build.mjs';

await generate();
await build();
const probe = path.join(import.meta.dirname, 'probe.cjs');
await serveBuild(readAddress(), { LOG_LEVEL: 'warn', NODE_OPTIONS: `--require ${probe}` });
