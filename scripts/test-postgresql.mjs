import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

const DEFAULT = 'postgresql://postgres@127.0.0.1:5432/postgres';

async function answers(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    const { rows } = await client.query(
      'SELECT rolcreatedb AS may FROM pg_roles WHERE rolname = current_user',
    );
    return rows[0]?.may === true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Where PostgreSQL's programs are; Debian keeps them out of PATH. */
function findPrograms() {
  const versions = '/usr/lib/postgresql';
  const debian = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => path.join(versions, version, 'bin'))
    : [];
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...debian];
  return folders.find(
    (folder) => folder !== '' && ['initdb', 'pg_ctl'].every((name) => existsSync(path.join(folder, name))),
  );
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** PostgreSQL refuses to run as root; Debian's own user for it is then used. */
function runAs(program, args) {
  const command =
    userInfo().uid === 0 ? ['runuser', '-u', 'postgres', '--', program, ...args] : [program, ...args];
  execFileSync(command[0], command.slice(1), { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** A server of our own for the length of the tests. */
async function startTemporary(programs) {
  const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-postgresql-'));
  if (userInfo().uid === 0) {
    const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    chownSync(folder, id('-u'), id('-g'));
  }
  const data = path.join(folder, 'data');
  const port = await freePort();
  runAs(path.join(programs, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
  ]);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`;
  runAs(path.join(programs, 'pg_ctl'), [
    '-D',
    data,
    '-o',
    settings,
    '-w',
    '-l',
    path.join(folder, 'log'),
    'start',
  ]);
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: () => {
      runAs(path.join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A PostgreSQL server for the tests: that of TEST_POSTGRESQL_URL, else one that runs on this machine, else one
 * of our own where PostgreSQL is installed.
 *
 * @returns {Promise<{url: string, stop: () => void} | {problem: string}>}
 */
export async function findPostgresql() {
  const given = process.env.TEST_POSTGRESQL_URL;
  if (await answers(given ?? DEFAULT)) return { url: given ?? DEFAULT, stop: () => undefined };
  if (given)
    return { problem: 'PostgreSQL at TEST_POSTGRESQL_URL does not answer, or may not create databases' };
  const programs = findPrograms();
  if (!programs) return { problem: 'PostgreSQL neither runs on 127.0.0.1:5432 nor is installed' };
  try {
    return await startTemporary(programs);
  } catch (error) {
    return { problem: `PostgreSQL could not be started: ${error.message}` };
  }
}
