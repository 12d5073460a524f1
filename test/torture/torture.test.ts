import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { figures, torture } from './campaign.ts';

const CEILING_MS = 120_000;
const compileCache = mkdtempSync(join(tmpdir(), 'greenlight-compiled-'));
afterAll(() => rmSync(compileCache, { recursive: true, force: true }));

/** All of one story, so that it is played undisturbed only once; with 7 the bot starts while its clock is a year ahead. */
const SEEDS = [7, 11, 15];
/** Posts that Slack accepted and the bot does not know of are among these. */
const DOUBLING = [40, 41, 44, 45];

test(
  'a bot that is killed, fed with faults and has its clock put wrong ends with every message once and no decision lost',
  async () => {
    const runs = await torture({ seeds: SEEDS, withoutReconciliation: false, jobs: 2, compileCache });
    expect(runs.map(({ seed, problems }) => ({ seed, problems }))).toEqual(
      SEEDS.map((seed) => ({ seed, problems: [] })),
    );
    expect(runs.some(({ toll }) => toll.kills > 0)).toBe(true);
    expect(runs.some(({ toll }) => toll.faults > 0)).toBe(true);
    expect(figures(runs)).toContain('3 runs, ');
  },
  CEILING_MS,
);

test(
  'the same without reconciliation doubles messages, so the campaign would notice',
  async () => {
    const runs = await torture({ seeds: DOUBLING, withoutReconciliation: true, jobs: 2, compileCache });
    expect(runs.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBeGreaterThan(0);
  },
  CEILING_MS,
);
