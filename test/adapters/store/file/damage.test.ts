import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../../src/adapters/store/file/database.ts';
import { assertSound } from '../../../../src/adapters/store/file/inspect-database.ts';
import { createStore } from '../../../../src/adapters/store/store.ts';
import { startGreenlight } from '../../../../src/app.ts';
import { readConfig } from '../../../../src/config.ts';
import { aRelease, NOW } from '../../../support/builders.ts';
import { countingIds, storeAt } from '../../../support/store.ts';

let folder = '';
let file = '';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'greenlight-damage-'));
  file = join(folder, 'x.db');
  const { store, close } = storeAt(`sqlite:${file}`);
  await store.transaction((tx) => tx.saveRelease(aRelease({ outcome: 'x'.repeat(50_000) }), null));
  await close();
});

afterEach(() => rmSync(folder, { recursive: true }));

const harm = (change: (whole: Buffer) => Buffer): void => writeFileSync(file, change(readFileSync(file)));

/** Starts the program on the file; there is no Slack, so it gets no further than its database. */
const start = async (): Promise<unknown> => {
  const config = readConfig({
    SLACK_BOT_TOKEN: 'xoxb-practice',
    SLACK_SIGNING_SECRET: 'a-practice-signing-secret',
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
    DATABASE_URL: `sqlite:${file}`,
    PORT: '0',
  });
  if (!config.ok) throw new Error(config.problems.join('\n'));
  const clock = { now: () => NOW, monotonicMs: () => 0 };
  return startGreenlight(config.config, { clock, ids: countingIds(), log: pino({ level: 'silent' }) });
};

const DAMAGE: Record<string, (whole: Buffer) => Buffer> = {
  'that is something else': () =>
    Buffer.from('Dear diary, this is no database, it only has its name.'.repeat(99)),
  'that is cut off': (whole) => whole.subarray(0, whole.length / 2),
  'whose pages were overwritten': (whole) => Buffer.from(whole).fill(0x55, 8_192, 40_960),
};

describe('a start on a file', () => {
  test.each(Object.entries(DAMAGE))(
    '%s is refused, changes nothing, and says what mends it',
    async (_what, change) => {
      harm(change);
      const before = readFileSync(file);
      await expect(start()).rejects.toThrow(/x\.db is damaged: .*greenlight restore FILE\.$/);
      expect(readFileSync(file).equals(before)).toBe(true);
    },
  );

  test('of a newer version is refused, and says what mends it', async () => {
    const { sqlite, close } = storeAt(`sqlite:${file}`);
    sqlite.exec(`insert into schema_migration values ('9999-from-the-future', 'x')`);
    await close();
    await expect(start()).rejects.toThrow(
      /newer than this Greenlight: it has 9999-from-the-future\. Start the newer version again, or restore/,
    );
  });
});

test('damage that is met later is reported as such, with nothing saved', async () => {
  harm(DAMAGE['whose pages were overwritten'] ?? ((whole) => whole));
  const database = openDatabase({ url: `sqlite:${file}` });
  const store = createStore({ db: database.db, ids: countingIds(), bootId: 'boot-1' });
  const later = aRelease({ outcome: 'later' });
  const failure = store.transaction((tx) => tx.saveRelease(later, later.version));
  await expect(failure).rejects.toMatchObject({ name: 'StorageUnavailable', problem: 'damaged' });
  await database.close();
});

test('a sound database passes the quick look, also one in memory', async () => {
  for (const url of [`sqlite:${file}`, 'sqlite::memory:']) {
    const database = openDatabase({ url });
    expect(() => assertSound(database)).not.toThrow();
    await database.close();
  }
});
