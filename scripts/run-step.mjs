import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

const isTerminal = process.stdout.isTTY === true;
const dim = (text) => (isTerminal ? `\u001b[2m${text}\u001b[22m` : text);

/** `0.4 s`, `12 s`, `2 min 5 s` */
export function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** A command of an installed package, to be run by this very Node. */
export const bin = (file) => [process.execPath, path.join(root, 'node_modules', file)];

export const TSX = bin('tsx/dist/cli.mjs');
export const NEXT = bin('next/dist/bin/next');

/**
 * Runs a command to its end, keeping what it writes.
 *
 * @param {readonly string[]} command
 * @param {{
 *   env?: Record<string, string | undefined>,
 *   onText?: (text: string) => void,
 *   timeoutMs?: number,
 * }} [options] `onText` is told what is written as it comes; after `timeoutMs` the command is ended
 * @returns {Promise<{code: number, output: string}>}
 */
export function runCommand([program, ...args], { env, onText, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      // Output goes to files and other tools' logs: without colours.
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(timeoutMs ? { timeout: timeoutMs } : {}),
    });
    let output = '';
    const take = (text) => {
      output += text;
      onText?.(text);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code, signal) => {
      if (signal) take(`\nIt was ended by ${signal}.\n`);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs one step of starting and says how long it took. What the command writes is shown only when it fails,
 * and then ends this process.
 *
 * @param {string} title
 * @param {readonly string[]} command
 * @param {Parameters<typeof runCommand>[1]} [options]
 */
export async function runStep(title, command, options) {
  const started = performance.now();
  if (isTerminal) process.stdout.write(`  ${title} …`);
  const { code, output } = await runCommand(command, options);
  const took = dim(duration(performance.now() - started));
  if (code === 0) {
    process.stdout.write(isTerminal ? `\r\u001b[2K  ${title}  ${took}\n` : `  ${title}  ${took}\n`);
    return;
  }
  process.stdout.write(`${isTerminal ? '\r\u001b[2K' : ''}  ${title} failed after ${took}\n\n`);
  process.stderr.write(`${output.trimEnd()}\n\n${title} failed: ${command.slice(1).join(' ')}\n`);
  process.exit(1);
}
