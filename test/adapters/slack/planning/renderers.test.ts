import { expect, test } from 'vitest';
import { planningRenderers } from '../../../../src/adapters/slack/planning/renderers.ts';
import type { Renderer } from '../../../../src/adapters/slack/renderer.ts';
import type { DueRow } from '../../../../src/application/ports.ts';
import type { Slot } from '../../../../src/domain/delivery/due-action.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { readMessage } from '../../../../src/practice/read/message.ts';
import { readerIn } from '../../../practice/read/reader.ts';
import {
  aBoard,
  aGreenLight,
  aPlan,
  aRelease,
  aStartedRelease,
  DEPARTMENT_KEYS,
  MAYA,
  NOW,
} from '../../../support/builders.ts';
import { messageOf as postedMessage } from '../../../support/store.ts';
import { OMAR, planningHouse } from './planning-house.ts';

const surroundings = { now: NOW, workspaceUrl: 'https://example.slack.com/', slashCommand: '/release' };
const reader = readerIn('Europe/Berlin', Date.parse(NOW));
type Kind = keyof typeof planningRenderers;

const rowFor = (kind: Kind, audience: Slot['audience'], releaseId: string | null = 'rel-atlas'): DueRow => ({
  ...aBoard(),
  kind,
  releaseId,
  slot: { kind, subject: '', audience },
  id: 'row-1',
  workspaceId: 'T0GREEN',
  slotKey: null,
  threadKey: null,
  state: 'running',
  attempts: 0,
  ownFailures: 0,
  retriedAt: null,
  metadataKey: 'key-1',
  firstAttemptAt: null,
  lastAttemptAt: null,
  problem: null,
});

const rendered = async (releases: readonly Release[], row: DueRow, withCard = false): Promise<string> => {
  const { store } = await planningHouse({ releases });
  if (withCard) await store.transaction((tx) => tx.saveMessage('T0GREEN', postedMessage(aBoard())));
  const render: Renderer = planningRenderers[row.kind as Kind];
  const drawn = await render(row, store.reads, surroundings);
  return 'skip' in drawn ? `skipped: ${drawn.skip}` : readMessage(drawn.message, reader);
};

const BOREALIS = { id: 'rel-borealis', key: 'borealis-1.1' };
const maya = { user: MAYA.userId };
const omar = { user: OMAR.userId };

test('the manager’s card before Start has warnings first, then who is asked, and one primary button', async () => {
  const sunday = aRelease({ plan: aPlan({ launch: { ...aPlan().launch, date: '2026-12-13' } }) });
  const words = await rendered([sunday], rowFor('board.manager_card', maya));
  expect(words.indexOf('is not a working day')).toBeLessThan(words.indexOf('Who is asked'));
  expect(words).toContain('*Docs*: #C0DOCS');
  expect(words).toContain('[[Start]] [Change]');
});

test('after Start the manager’s card links to the release card', async () => {
  const words = await rendered([aStartedRelease()], rowFor('board.manager_card', maya), true);
  expect(words).toContain('Started. The card is in #releases'.replace('#releases', '#C0REL'));
  expect(words).toContain('open it');
  expect(words).toContain('[Hold]');
  expect(words).not.toContain('Launch]');
});

test('on hold the manager can resume, and cannot hold again', async () => {
  const hold = { by: MAYA, at: NOW, reason: 'A storm.' };
  const words = await rendered([aStartedRelease({ hold })], rowFor('board.manager_card', maya));
  expect(words).toContain('[Resume]');
  expect(words).not.toContain('[Hold]');
});

test('a stand-in reads the same and presses nothing', async () => {
  const words = await rendered(
    [aStartedRelease({ standInId: OMAR.userId })],
    rowFor('board.manager_card', omar),
  );
  expect(words).toContain('You stand in for Maya');
  expect(words).not.toMatch(/\[(Hold|Change|…)/);
});

test.each(['board.manager_card', 'board.release_card'] as const)(
  'the %s with a former manager says who has it now',
  async (kind) => {
    const words = await rendered([aStartedRelease({ practice: true })], rowFor(kind, omar));
    expect(words).toBe('*PRACTICE: Atlas 2.0* is managed by Maya now.');
  },
);

test('when a release is over its cards have nothing to press that would change it', async () => {
  const over = aStartedRelease({ stage: 'cancelled', endedAt: NOW });
  const words = await rendered([over], rowFor('board.manager_card', maya));
  expect(words).toContain('*Cancelled*');
  expect(words).not.toContain('[');
});

test('"Who takes it?" is settled with the name of whoever did', async () => {
  const sought = aStartedRelease({ manager: { userId: 'U0GONE', name: 'Gina' }, seeksManager: true });
  expect(await rendered([sought], rowFor('board.manager_sought', maya))).toContain('[[I take it]]');
  expect(await rendered([aStartedRelease()], rowFor('board.manager_sought', omar))).toBe(
    '*Atlas 2.0:* taken by Maya.',
  );
});

test('the agenda says in one line that all is green, and leaves secrets and rehearsals out', async () => {
  const green = aStartedRelease({ lights: DEPARTMENT_KEYS.map((key) => aGreenLight(key)) });
  const plan = aPlan({ name: 'Secret' });
  const others = [
    aStartedRelease({ id: 'rel-2', key: 'secret-2', plan, visibility: 'confidential' }),
    aStartedRelease({ id: 'rel-3', key: 'secret-3', plan, practice: true }),
  ];
  const at = '2026-11-24T09:00:00.000Z';
  const row = { ...rowFor('statement.status_agenda', { channel: 'C0REL' }, null), payload: { v: 1, at } };
  const words = await rendered([green, ...others], row);
  expect(words).toMatch(
    /^No status meeting .*10:00.*: nothing is open, and everybody gets the time back\. 1 release running, and all green: Atlas 2\.0\.$/,
  );
  expect(await rendered([], row)).toContain('skipped');
});

test('the agenda begins with what is on hold, then what is red', async () => {
  const hold = { by: MAYA, at: NOW, reason: 'A storm.' };
  const later = aStartedRelease({ id: 'rel-2', key: 'borealis-1', plan: aPlan({ name: 'Borealis' }), hold });
  const words = await rendered(
    [aStartedRelease(), later],
    rowFor('statement.status_agenda', { channel: 'C0REL' }, null),
  );
  expect(words.indexOf('Borealis')).toBeLessThan(words.indexOf('Atlas'));
});

test('both cards of a cancelled release say why, and a draft that was cancelled names no card', async () => {
  const { edge, store } = await planningHouse({ releases: [aStartedRelease(), aRelease(BOREALIS)] });
  await edge.command('cancel atlas-2.0 No budget this year.');
  await edge.command('cancel borealis-1.1 Never mind.');
  const read = async (row: DueRow): Promise<string> => {
    const render: Renderer = planningRenderers[row.kind as Kind];
    const drawn = await render(row, store.reads, surroundings);
    return 'skip' in drawn ? drawn.skip : readMessage(drawn.message, reader);
  };
  const everyones = await read(rowFor('board.release_card', { channel: 'C0REL' }));
  expect(everyones).toContain('*Why it was cancelled*');
  expect(everyones).toContain('No budget this year.');
  expect(await read(rowFor('board.manager_card', maya))).toContain('No budget this year.');
  const draft = await read(rowFor('board.manager_card', maya, BOREALIS.id));
  expect(draft).toContain('Never mind.');
  expect(draft).not.toContain('The card is in');
});

test('a rehearsal’s draft asks its manager alone', async () => {
  const words = await rendered([aRelease({ practice: true })], rowFor('board.manager_card', maya));
  expect(words).toContain('*Docs*: you alone');
  expect(words).not.toContain(`@${MAYA.userId}`);
});
