import { afterEach, expect, test, vi } from 'vitest';
import { openTestState } from './testing/test-state';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

/** A module-level variable, the obvious place for a state, is not shared: this is what the holder prevents. */
test('modules loaded twice share the state, although they are two copies', async () => {
  const first = await import('./state');
  vi.resetModules();
  const second = await import('./state');
  expect(second.plumbline).not.toBe(first.plumbline);

  const started = await openTestState({ start: false });
  opened.push(started);
  first.install(started.state);
  expect(second.plumbline().db).toBe(started.state.db);

  await second.plumbline().stop();
  expect(() => first.plumbline()).toThrow('has not been started');
});

test('a start asked for by two copies happens once', async () => {
  const first = await import('./state');
  vi.resetModules();
  const second = await import('./state');
  const started = await openTestState({ start: false });
  opened.push(started);
  const start = vi.fn(async () => started.state);
  const [one, other] = await Promise.all([first.startOnce(start), second.startOnce(start)]);
  expect(start).toHaveBeenCalledTimes(1);
  expect(other).toBe(one);
  await one.stop();
});
