/** `npm run dev`: the development server, with what it needs generated and bundled first. */
import { spawn } from 'node:child_process';
import { readAddress } from './address.mjs';
import { bundle, checkNode, generate, install } from './prepare.mjs';
import { NEXT, root } from './run-step.mjs';

checkNode();
await install();
await generate();
await bundle();
const { host, port } = readAddress();
const [program, ...args] = [...NEXT, 'dev', '-H', host, '-p', String(port)];
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
const child = spawn(program, args, { cwd: root, env, stdio: 'inherit' });
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('close', (code) => process.exit(code === 130 || code === 143 ? 0 : (code ?? 0)));
