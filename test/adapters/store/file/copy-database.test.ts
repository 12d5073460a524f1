import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectFile } from '../../../../src/adapters/store/file/backup.ts';
import { copyDatabase } from '../../../../src/adapters/store/file/copy-database.ts';
import { aRelease, NOW, WORKSPACE } from '../../../support/builders.ts';
import { type StoreUnderTest, storeAt } from '../../../support/store.ts';

let folder = '';
let under: StoreUnderTest;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greenlight-copy-'));
  under = storeAt(`sqlite:${join(folder, 'x.db')}`);
});

afterEach(async () => {
  await under.close();
  rmSync(folder, { recursive: true });
});

const claim = (name: string): Promise<boolean> =>
  under.store.transaction((tx) => tx.claimOnce(WORKSPACE, name, NOW));

test('others write while it is copied, none waits, and the copy is of the moment at which it began', async () => {
  await under.store.transaction((tx) => tx.saveRelease(aRelease({ outcome: 'x'.repeat(4_000_000) }), null));
  under.sqlite.pragma('busy_timeout = 0');
  const copy = join(folder, 'copy.db');
  let copied = false;
  const copying = copyDatabase(join(folder, 'x.db'), copy).then(() => {
    copied = true;
  });
  let written = 0;
  while (!copied) {
    await claim(`during ${written}`);
    written += 1;
    await setImmediate();
  }
  await copying;
  // It takes more than ten steps; with a writer between any two it still ended.
  expect(written).toBeGreaterThan(5);
  expect(await inspectFile(copy)).toMatchObject({ problems: [], releases: 1 });
  const opened = storeAt(`sqlite:${copy}`);
  expect(Number(opened.sqlite.prepare('select count(*) from once').pluck().get())).toBeLessThanOrEqual(1);
  await opened.close();
});

test('the copy is one file', async () => {
  await claim('before');
  await copyDatabase(join(folder, 'x.db'), join(folder, 'copy.db'));
  expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
});
