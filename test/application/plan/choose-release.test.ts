import { expect, test } from 'vitest';
import { chooseRelease, type ReleaseWish } from '../../../src/application/plan/choose-release.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  anActor,
  aPlan,
  aRelease,
  aStartedRelease,
  leadOf,
  MAYA,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { memoryStore } from '../../support/store.ts';

const named = (name: string, key: string, overrides: Partial<Release> = {}): Release =>
  aStartedRelease({ id: `rel-${key}`, key, plan: aPlan({ name, version: '2.0' }), ...overrides });

const atlas = named('Atlas', 'atlas-2.0');
const mobile = named('Atlas Mobile', 'atlas-mobile-2.0');
const hold = { type: 'hold', reason: '…' } as const;

const choose = async (releases: readonly Release[], wish: Partial<ReleaseWish>): Promise<string> => {
  const { store } = memoryStore();
  await store.transaction(async (tx) => {
    await tx.saveSettings(someSettings());
    for (const release of releases) await tx.saveRelease(release, null);
    if (releases.length > 0) await tx.addAlias('T0GREEN', 'old-name-1', releases[0]?.id ?? '');
  });
  const usual = { actor: anActor(), channelId: null, words: [], openEnded: false, command: null };
  const choice = await chooseRelease(store.reads, { ...usual, ...wish });
  if (choice.kind === 'one') return `${choice.release.key} after ${choice.used}`;
  if (choice.kind === 'many') return choice.releases.map(({ key }) => key).join(' or ');
  return choice.kind === 'refused' ? choice.refusal.code : 'none';
};

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');

test.each([
  ['atlas-2.0', 'atlas-2.0 after 1'],
  ['Atlas 2.0', 'atlas-2.0 after 2'],
  ['old-name-1', 'atlas-2.0 after 1'],
  ['atlas', 'atlas-2.0 or atlas-mobile-2.0'],
  ['mob', 'atlas-mobile-2.0 after 1'],
  ['nothing', 'unknown_release'],
])('"%s" means %s', async (text, meant) => {
  expect(await choose([atlas, mobile], { words: words(text) })).toBe(meant);
});

test.each([
  ['atlas-2.0 a storm', 'atlas-2.0 after 1'],
  ['ATLAS-2.0 a storm', 'atlas-2.0 after 1'],
  ['Atlas 2.0 a storm', 'atlas-2.0 after 2'],
  ['Atlas Mobile 2.0 a storm', 'atlas-mobile-2.0 after 3'],
  ['old-name-1 a storm', 'atlas-2.0 after 1'],
  ['atlas a storm', 'atlas-2.0 or atlas-mobile-2.0'],
  ['at once', 'atlas-2.0 or atlas-mobile-2.0'],
])('in front of a reason, "%s" means %s', async (text, meant) => {
  expect(await choose([atlas, mobile], { words: words(text), openEnded: true, command: hold })).toBe(meant);
});

test('words that name nothing are the reason when only one release can be meant', async () => {
  const wish = { words: words('at the request of QA'), openEnded: true, command: hold };
  expect(await choose([atlas], wish)).toBe('atlas-2.0 after 0');
});

test('without a key only what the command can be done to is meant', async () => {
  const held = { ...mobile, hold: { by: MAYA, at: NOW, reason: 'A storm.' } };
  expect(await choose([atlas, held], { command: hold })).toBe('atlas-2.0 after 0');
  expect(await choose([atlas, held], { command: { type: 'resume', launch: null } })).toBe(
    'atlas-mobile-2.0 after 0',
  );
  expect(await choose([atlas], { command: { type: 'start' } })).toBe('none');
});

test('without a key one’s own release comes before those of others', async () => {
  const omars = { ...mobile, manager: { userId: 'U0OMAR', name: 'Omar' } };
  expect(await choose([atlas, omars], { command: { type: 'cancel', reason: '…' } })).toBe(
    'atlas-2.0 after 0',
  );
});

test('a department’s channel means the release that runs there', async () => {
  const elsewhere = { ...mobile, lights: mobile.lights.slice(0, 1) };
  const draft = aRelease({ id: 'rel-draft', key: 'draft-1' });
  expect(await choose([atlas, elsewhere, draft], { channelId: 'C0DOCS' })).toBe('atlas-2.0 after 0');
});

test('nobody is offered what they may not see', async () => {
  const secret = { ...mobile, visibility: 'confidential' } as const;
  const outsider = anActor({ userId: 'U0OUT', name: 'Otto' });
  const lead = anActor({ userId: leadOf('docs'), name: 'Dana' });
  expect(await choose([atlas, secret], { actor: outsider, words: ['atlas'] })).toBe('atlas-2.0 after 1');
  expect(await choose([atlas, secret], { actor: lead, words: ['atlas'] })).toBe(
    'atlas-2.0 or atlas-mobile-2.0',
  );
});

test('in its own private channel a confidential release is the one that is meant', async () => {
  const secret = named('Borealis', 'borealis-2.0', {
    visibility: 'confidential',
    privateChannelId: 'C0SECRET',
  });
  expect(await choose([atlas, secret], { channelId: 'C0SECRET' })).toBe('borealis-2.0 after 0');
});
