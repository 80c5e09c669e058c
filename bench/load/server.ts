import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A build may have to be made first. */
const START_TIMEOUT_MS = 600_000;

/** What the probe in the server saw in one second. */
export interface Sample {
  readonly at: number;
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
  readonly delayMaxMs: number;
  readonly delayP99Ms: number;
}

export interface Server {
  readonly port: number;
  samples(): Sample[];
  stop(): Promise<void>;
}

/** Serves the production build in a process of its own, on loopback, until it is stopped. */
export async function startServer(dataDir: string, port: number): Promise<Server> {
  const probeFile = path.join(dataDir, 'load-probe.jsonl');
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'serve-for-load.mjs')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      REDIS_URL: '',
      LOAD_PROBE_FILE: probeFile,
    },
  });
  const server: Server = {
    port,
    samples: () =>
      readFileSync(probeFile, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Sample),
    stop: () => stop(child),
  };
  await untilReady(child, port).catch(async (error: unknown) => {
    await stop(child);
    throw error;
  });
  return server;
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error('The server ended before it was ready.');
    const answer = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('The server was not ready in time.');
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
