import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('print-times.ts', import.meta.url));
const run = promisify(execFile);

const PROCESSES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'].flatMap((zone) => [
  { zone, now: '2026-01-15T12:00:00.000Z', month: 'January' },
  { zone, now: '2026-07-15T12:00:00.000Z', month: 'July' },
]);

const answersIn = async (zone: string, now: string): Promise<string[]> => {
  const { stdout } = await run(process.execPath, [script, '--now', now], {
    env: { ...process.env, TZ: zone },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout.trimEnd().split('\n');
};

test('no answer of the calendar depends on the zone of the process, or on whether it is January or July', async () => {
  let expected: string[] | null = null;
  for (const { zone, now, month } of PROCESSES) {
    const [setting, ...answers] = await answersIn(zone, now);
    expect(setting).toBe(`zone ${zone}, ${month}`);
    expected ??= answers;
    expect(answers.filter((answer, i) => answer !== expected?.[i])).toEqual([]);
    expect(answers).toHaveLength(expected.length);
  }
  expect(expected?.length).toBeGreaterThan(5_000);
}, 60_000);
