import { expect, test } from 'vitest';
import { createLog, withoutCredentials } from './log';

function logged(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  const log = createLog({ level: 'info', instanceId: 'here' }, { write: (line) => void lines.push(line) });
  write(log);
  return lines.map((line) => JSON.parse(line));
}

test('a line is JSON with an ISO time and the name of the process', () => {
  const [line] = logged((log) => log.info({ rows: 3 }, 'done'));
  expect(line).toMatchObject({ instance: 'here', rows: 3, msg: 'done' });
  expect(new Date(String(line?.time)).toISOString()).toBe(line?.time);
});

test('no secret reaches a line, whatever it hangs on', () => {
  const url = 'postgresql://jane:s3cret@db.example:5432/kpi';
  const lines = logged((log) => {
    log.info({ headers: { authorization: 'Bearer s3cret', cookie: 'session=s3cret' } });
    log.info({ env: { LLM_API_KEY: 's3cret', DATABASE_URL: url } });
    log.info({ password: 's3cret', request: { body: { api_key: 's3cret' } } });
    log.error({ error: new Error(`cannot connect to ${url}`) }, 'no');
    log.error({ err: new Error(`cannot connect to ${url}`, { cause: new Error(url) }) }, 'no');
    log.error(new Error(`cannot connect to ${url}`));
  });
  expect(lines).toHaveLength(6);
  expect(JSON.stringify(lines)).not.toContain('s3cret');
  expect(JSON.stringify(lines)).toContain('postgresql://jane:***@db.example');
});

test('addresses without a password stay as they are', () => {
  const text = 'see https://example.com/a:b@c and file:/data/plumbline.db';
  expect(withoutCredentials(text)).toBe(text);
});
