import { createServer } from 'node:net';

/** Where to listen: HOST and PORT, else loopback and 3000. */
export function readAddress() {
  const host = process.env.HOST || '127.0.0.1';
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    process.stderr.write(`PORT must be a whole number from 1 to 65535; it is ${process.env.PORT}.\n`);
    process.exit(1);
  }
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    host,
    port,
    url: `http://${shown === '0.0.0.0' || shown === '[::]' ? 'localhost' : shown}:${port}`,
  };
}

const listen = (host, port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });

async function isPlumbline(url) {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(1_500) });
    return (await response.json()).service === 'plumbline';
  } catch {
    return false;
  }
}

/** Ends the process, saying why and what to do, where the port cannot be listened on. */
export async function checkPortFree({ host, port, url }) {
  const error = await listen(host, port);
  if (!error) return;
  const other = `PORT=${port + 1} npm start`;
  let reason = `Cannot listen on ${host}:${port}: ${error.message}.`;
  if (error.code === 'EACCES') reason = `Port ${port} needs more rights than this user has. Try: ${other}`;
  if (error.code === 'EADDRINUSE') {
    reason = (await isPlumbline(url))
      ? `Plumbline is already running at ${url}.`
      : `Port ${port} is in use by another program. Try: ${other}`;
  }
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
