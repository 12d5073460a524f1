import { afterEach, beforeEach, expect, test } from 'vitest';
import { anActor, someSettings } from '../support/builders.ts';
import { saveLaunched } from '../support/launched.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  newest,
  refusedCalls,
  runToLaunch,
  toldPrivately,
  whisperCount,
  whispersTo,
} from '../support/steps.ts';
import { storeAt } from '../support/store.ts';

/** On the list of release managers, and in no release. */
const READER = 'U0READER';

let rehearsal: Rehearsal;
const person = (name: string) => rehearsal.slack.person(name);

beforeEach(async () => {
  rehearsal = await rehearse({
    settings: someSettings({ releaseManagers: [anActor().userId, READER], admins: [anActor().userId] }),
  });
});
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const asks = async (name: string, rest = ''): Promise<string> => {
  const who = person(name);
  const seen = whisperCount(rehearsal, who);
  const answer = await who.types('#releases', `/release stats ${rest}`);
  return answer.text === '' ? toldPrivately(rehearsal, who, { seen }) : answer.text;
};

/** What is launched beside what this workspace does itself. */
const before = async (): Promise<void> => {
  const { store, close } = storeAt(rehearsal.database);
  await saveLaunched(store, [
    { key: 'orion-1', product: 'Orion', day: '2025-05-05' },
    { key: 'orion-2', product: 'Orion', day: '2026-05-05' },
    { key: 'secret-1', product: 'Secret', visibility: 'confidential', day: '2026-05-06' },
  ]);
  await close();
};

test('the whole way of a release is in the numbers, and those on few releases say so', async () => {
  await runToLaunch(rehearsal);
  const said = await asks('maya');
  expect(said).toContain('*Numbers, 2026*');
  expect(said).toContain('Only 1 release: these numbers say little.');
  expect(said).toContain('• Launched by the planned day: *100%*');
  expect(said).toMatch(/From a question to the light of each department\*\n• Docs: \*/);
  expect(said).not.toMatch(/docs-lead|sign-off|waiver|verdict/i);
});

test('another year and another product are one choice away, in the same private message', async () => {
  await before();
  const maya = person('maya');
  const said = await asks('maya');
  expect(said).toContain('• Releases launched: *2*');
  const shown = () => newest(whispersTo(rehearsal, maya));
  await maya.selects(shown(), 'numbers.product', 'Orion');
  await rehearsal.slack.until(
    () => maya.reads(shown()).includes('Numbers of Orion, 2026'),
    'the numbers of Orion',
  );
  expect(maya.reads(shown())).toContain('• Releases launched: *1*');
  await maya.selects(shown(), 'numbers.year', 'All years');
  await rehearsal.slack.until(
    () => maya.reads(shown()).includes('Numbers of Orion, all years'),
    'the numbers of all years',
  );
  expect(maya.reads(shown())).toContain('• Releases launched: *2*');
});

test('a confidential release counts only for those who may know of it', async () => {
  await before();
  expect(await asks('maya', 'secret')).toContain('Numbers of Secret, 2026');
  expect(await asks('reader')).toContain('• Releases launched: *1*');
  const unknown = await asks('reader', 'secret');
  expect(unknown).toContain('There are: Orion.');
});

test('Home has a button for release managers and admins, and nobody else reads numbers', async () => {
  await before();
  const [maya, lead] = [person('maya'), person('docs-lead')];
  await maya.opensHome();
  await rehearsal.bot.settle();
  if (maya.home === null) throw new Error('Maya has no Home.');
  await maya.clicks(maya.home, 'Numbers');
  const shown = () => maya.modal?.text ?? '';
  expect(shown()).toContain('Numbers, 2026');
  if (maya.modal === null) throw new Error('No window opened.');
  await maya.selects(maya.modal, 'numbers.year', '2025');
  await rehearsal.slack.until(() => shown().includes('Numbers, 2025'), 'the numbers of 2025');

  await lead.opensHome();
  await rehearsal.bot.settle();
  expect(JSON.stringify(lead.home?.blocks)).not.toContain('numbers.open');
  expect(await asks('docs-lead')).toMatch(/^Numbers are read by release managers and admins\. Ask/);
  expect(await asks('guest')).not.toContain('launched');
});

test('a workspace without a launch reads what will be counted', async () => {
  expect(await asks('maya')).toContain('Nothing to count yet');
  expect(await asks('maya', 'atlas')).toContain('No release has been launched yet');
});

test('“Send me pictures” brings them by direct message, each with the words that say the same', async () => {
  await before();
  const maya = person('maya');
  await asks('maya');
  const told = maya.inbox.length;
  await maya.clicks(newest(whispersTo(rehearsal, maya)), 'numbers.pictures');
  await rehearsal.until(new Date(rehearsal.slack.clock.now() + 60_000).toISOString());
  const [sent, ...more] = maya.inbox.slice(told);
  expect(more).toEqual([]);
  const images = (sent?.blocks ?? []).filter(({ type }) => type === 'image');
  expect(images.length).toBeGreaterThan(0);
  for (const { alt_text } of images) expect(sent?.text).toContain(String(alt_text));
  expect(rehearsal.slack.log.of('upload')).toHaveLength(images.length);
  for (const { bytes } of rehearsal.slack.workspace.files.values())
    expect(
      Buffer.from(bytes ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
});
