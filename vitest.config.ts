import { defineConfig } from 'vitest/config';

/** Tests that share nothing but code: each file loads it once for all, which is two thirds of their time. */
const RULES = [
  'test/domain/**/*.test.ts',
  'test/application/**/*.test.ts',
  'test/adapters/slack/**/*.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Most of the others wait for a child process or a browser: one core would be left idle.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'rules', include: RULES, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: RULES } },
    ],
  },
});
