/** `npm run build`: clients, child processes, browser files, Next. */
import { build, checkNode, generate } from './prepare.mjs';

checkNode();
await generate();
await build({ always: true });
