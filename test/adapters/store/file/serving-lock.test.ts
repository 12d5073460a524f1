import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireServingLock, isServed } from '../../../../src/adapters/store/file/serving-lock.ts';

let folder = '';
let url = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greenlight-lock-'));
  url = `sqlite:${join(folder, 'x.db')}`;
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const holder = async (): Promise<ChildProcess> => {
  const script = join(import.meta.dirname, 'hold-serving-lock.ts');
  const child = spawn(process.execPath, ['--expose-gc', script, url], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  expect(String(line)).toBe('locked\n');
  return child;
};

test('only one process serves a database, until it releases it', () => {
  expect(isServed(url)).toBe(false);
  const lock = acquireServingLock(url);
  expect(isServed(url)).toBe(true);
  expect(() => acquireServingLock(url)).toThrow(/already served by another Greenlight/);
  lock.release();
  expect(isServed(url)).toBe(false);
  acquireServingLock(url).release();
});

test('another process is seen, and kill -9 frees its lock', async () => {
  const child = await holder();
  expect(isServed(url)).toBe(true);
  expect(() => acquireServingLock(url)).toThrow(/already served/);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  expect(isServed(url)).toBe(false);
  acquireServingLock(url).release();
});

test('looking does not make a lock file, and a database in memory needs none', () => {
  expect(isServed(url)).toBe(false);
  acquireServingLock('sqlite::memory:').release();
  expect(isServed('sqlite::memory:')).toBe(false);
});
