import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that share nothing but code: each file loads it once for all, which is two thirds of their time. */
const RULES = [
  'test/domain/**/*.test.ts',
  'test/application/**/*.test.ts',
  'test/adapters/slack/**/*.test.ts',
];

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 1024 ** 3;

/** Where databases of tests stand: in memory where there is room, because a disk makes each commit wait for it. */
const room = (): string => {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH_BYTES ? MEMORY : tmpdir();
};

export default defineConfig({
  test: {
    env: { TMPDIR: room() },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Most of the others wait for a child process or a browser: one core would be left idle.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'rules', include: RULES, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: RULES } },
    ],
  },
});
