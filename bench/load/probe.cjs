/**
 * Loaded into the server under load: writes a line of JSON a second to LOAD_PROBE_FILE with its memory and how long
 * its event loop was held up. CommonJS because `--require` asks for it.
 */
const { appendFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const file = process.env.LOAD_PROBE_FILE;
if (file && !process.send) {
  const RESOLUTION_MS = 10;
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  setInterval(() => {
    const { rss, heapUsed, external } = process.memoryUsage();
    // The histogram counts the pause between two looks, of which the resolution is no delay.
    const beyond = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
    const sample = {
      at: Date.now(),
      rss,
      heapUsed,
      external,
      delayMaxMs: beyond(delay.max),
      delayP99Ms: beyond(delay.percentile(99)),
    };
    delay.reset();
    if (process.title.startsWith('next-server')) appendFileSync(file, `${JSON.stringify(sample)}\n`);
  }, 1_000).unref();
}
