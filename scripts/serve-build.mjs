import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { NEXT, root } from './run-step.mjs';

/** A server that does not end in this time after Ctrl-C is killed; it has its own, shorter, limits. */
const LAST_RESORT_MS = 20_000;

/**
 * How long an idle connection is kept. With Node's own 5 s a connection is often closed just as the next request is on
 * its way, which then fails; proxies keep theirs for a minute.
 */
const KEEP_ALIVE_MS = 75_000;

/** Next's own greeting; ours says more. */
const GREETING = /^\s*(▲ |- (Local|Network):|✓ (Starting|Ready|Running))/;

/** What to say to a signal: the server ends in order, and an end that was asked for is no failure. */
function endWith(server) {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      // A terminal gives Ctrl-C to the server too; it takes the second signal as the first.
      server.kill(signal);
      if (asked) return;
      asked = true;
      setTimeout(() => server.kill('SIGKILL'), LAST_RESORT_MS).unref();
    });
  }
  server.on('exit', (code) => process.exit(asked ? 0 : (code ?? 1)));
}

/** Passes the server's lines on, but for Next's greeting. */
function passLines(stream, out) {
  let rest = '';
  stream.setEncoding('utf8').on('data', (chunk) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.trim() !== '' && !GREETING.test(stripVTControlCharacters(line))) out.write(`${line}\n`);
    }
  });
}

async function answers(url) {
  try {
    return (await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

/**
 * Serves the build until a signal ends it; resolves when it is ready to work. A server that ends by itself ends
 * this process with its code.
 *
 * @param {{host: string, port: number, url: string}} address
 * @param {Record<string, string>} [env] further variables for the server
 */
export async function serveBuild({ host, port, url }, env = {}) {
  const [program, ...args] = [
    ...NEXT,
    'start',
    '-H',
    host,
    '-p',
    String(port),
    '--keepAliveTimeout',
    String(KEEP_ALIVE_MS),
  ];
  const server = spawn(program, args, {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      HOST: host,
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  passLines(server.stdout, process.stdout);
  passLines(server.stderr, process.stderr);
  endWith(server);
  while (!(await answers(url))) await new Promise((resolve) => setTimeout(resolve, 100));
}
