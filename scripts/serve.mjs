/** `npm run serve`: migrates (the server does, before it answers) and serves the build as it is. */
import { checkPortFree, readAddress } from './address.mjs';
import { checkNode, isBuilt } from './prepare.mjs';
import { serveBuild } from './serve-build.mjs';

checkNode();
if (!isBuilt()) {
  process.stderr.write('There is no build to serve. Run npm run build first, or npm start for everything.\n');
  process.exit(1);
}
const address = readAddress();
await checkPortFree(address);
await serveBuild(address);
process.stdout.write(`Plumbline is ready at ${address.url}\n`);
