import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededChance } from '../support/seeded-chance.ts';
import { cutPower } from './campaign.ts';
import { createDisk } from './disk.ts';
import { canRecord, type Recording, record, type Wish } from './record.ts';

const CUTS = 40;

/** Only Linux with strace can record what the program does; `npm run power-cuts` makes hundreds of cuts. */
describe.skipIf(!canRecord())('a power cut', { timeout: 60_000 }, () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greenlight-power-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const recordingOf = (synchronous: Wish['synchronous']): Recording =>
    record(folder, { synchronous, checkpointPages: 100, releases: 2 });

  const cutsOf = (recording: Recording) =>
    cutPower(recording, { cuts: CUTS, chance: seededChance(1), folder });

  test('loses no acknowledged decision or delivery, and damages nothing', async () => {
    const recording = recordingOf('as_opened');
    const cuts = await cutsOf(recording);
    expect(cuts).toEqual(Array.from({ length: CUTS }, () => ({ lost: 0, damage: null })));
    // The recording is complete: played to its end, it gives the very bytes that the program left.
    const disk = createDisk();
    for (const event of recording.events) if (event.type !== 'acknowledged') disk.happens(event);
    const names = [recording.database, `${recording.database}-wal`];
    for (const file of names) disk.happens({ type: 'sync', file });
    for (const [name, content] of disk.cut('dropped', () => 0)) {
      expect(content.equals(readFileSync(join(folder, name))), name).toBe(true);
    }
  });

  test('loses some where each commit is not waited for: so these cuts would notice', async () => {
    const cuts = await cutsOf(recordingOf('NORMAL'));
    expect(cuts.filter(({ damage }) => damage !== null)).toEqual([]);
    expect(cuts.filter(({ lost }) => lost > 0).length).toBeGreaterThan(0);
  });
});
