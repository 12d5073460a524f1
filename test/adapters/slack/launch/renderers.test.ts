import { expect, test } from 'vitest';
import { feedbackRenderers } from '../../../../src/adapters/slack/feedback/renderers.ts';
import { LAUNCH_ACTIONS } from '../../../../src/adapters/slack/launch/ids.ts';
import { launchRenderers } from '../../../../src/adapters/slack/launch/renderers.ts';
import { changeInTransaction } from '../../../../src/application/change-release.ts';
import type { DueRow, Reads } from '../../../../src/application/ports.ts';
import { announcementSlot, launchPromptSubject } from '../../../../src/domain/delivery/boards.ts';
import type { Slot } from '../../../../src/domain/delivery/due-action.ts';
import type { LightAnswer } from '../../../../src/domain/lights/light.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { ANNOUNCEMENTS_CHANNEL, anActor, leadOf } from '../../../support/builders.ts';
import { claimAll, messageOf } from '../../../support/store.ts';
import { launchHouse, untouched } from './launch-house.ts';
import { AT_LAUNCH, greenRelease, launched } from './launch-scenes.ts';

const surroundings = { now: AT_LAUNCH, workspaceUrl: 'https://acme.slack.com/', slashCommand: '/release' };
const renderers = { ...launchRenderers, ...feedbackRenderers };

const render = async (row: DueRow, reads: Reads): Promise<string> => {
  const renderer = renderers[row.kind as keyof typeof renderers];
  const rendered = await renderer(row, reads, surroundings);
  return 'skip' in rendered ? `skipped: ${rendered.skip}` : rendered.message.text;
};

const MANAGER = { user: 'U0MAYA' };
const ALL_GREEN: Slot = { kind: 'board.all_green', subject: '1', audience: MANAGER };
const promptOf = (release: Release): Slot => ({
  kind: 'board.launch_prompt',
  subject: launchPromptSubject(release),
  audience: MANAGER,
});

/** Launched with the manager's prompt in front of them, or by a button elsewhere. */
const launchedHouse = async ({ prompted = true } = {}) => {
  const house = await launchHouse(greenRelease());
  await house.stands(ALL_GREEN);
  if (prompted) await house.stands(promptOf(await house.current()));
  const form = await house.clicks(LAUNCH_ACTIONS.open);
  await house.submits(form, untouched(form));
  const rows = await claimAll(house.store, AT_LAUNCH);
  const rowOf = (kind: DueRow['kind']): DueRow => {
    const row = rows.find((each) => each.kind === kind);
    if (row === undefined) throw new Error(`No ${kind} is due.`);
    return row;
  };
  return { ...house, rowOf };
};

test('a launch renders the announcement that was approved, and settles the manager’s boards', async () => {
  const { rowOf, store } = await launchedHouse();
  expect(await render(rowOf('board.announcement'), store.reads)).toContain('Atlas 2.0 is live');
  expect(await render(rowOf('board.launch_prompt'), store.reads)).toContain('Launched');
  expect(rowOf('board.launch_prompt').payload.post).toBe(false);
});

test('without a prompt, the all-green message says whether the announcement stands', async () => {
  const { rowOf, store } = await launchedHouse({ prompted: false });
  expect(await render(rowOf('board.all_green'), store.reads)).toContain('has not reached');
});

test('once the announcement stands, the prompt links it', async () => {
  const { rowOf, store, current } = await launchedHouse();
  const slot = announcementSlot(await current(), { channel: ANNOUNCEMENTS_CHANNEL });
  await store.transaction((tx) => tx.saveMessage('T0GREEN', messageOf({ releaseId: 'rel-atlas', slot })));
  const words = await render(rowOf('board.launch_prompt'), store.reads);
  expect(words).toContain(
    `<https://acme.slack.com/archives/${ANNOUNCEMENTS_CHANNEL}/p1763370000000100|open it>`,
  );
});

test('an announcement that was never approved is not rendered', async () => {
  const { rowOf, store } = await launchedHouse();
  const row = { ...rowOf('board.announcement'), payload: { v: 1, announcementId: 'another' } };
  expect(await render(row, store.reads)).toBe('skipped: unknown announcement');
});

test('a change of the plan after the last green light is named by the prompt', async () => {
  const { house, store } = await launchHouse(greenRelease());
  const by = { userId: 'U0MAYA', name: 'Maya', role: 'release manager' } as const;
  const entry = (event: { type: 'all_green' } | { type: 'plan_changed'; fields: string[] }) => ({
    id: house.ids.next(),
    releaseId: 'rel-atlas',
    event,
    by,
    at: AT_LAUNCH,
  });
  const events = [entry({ type: 'all_green' }), entry({ type: 'plan_changed', fields: ['scope'] })];
  await store.transaction((tx) => tx.appendAudit('T0GREEN', events));
  const { rowOf } = await launchedHouse();
  const row = rowOf('board.launch_prompt');
  expect(await render(row, store.reads)).toContain('changed since: the scope.');
});

test('beside a prompt that stands, the all-green message leaves Launch and the link to it', async () => {
  const { rowOf, store } = await launchedHouse();
  expect(await render(rowOf('board.all_green'), store.reads)).toBe('*Atlas 2.0*\nLaunched.');
});

test('green, not green, green again: a second message, and the first says that it was', async () => {
  const { house, store, stands } = await launchHouse(greenRelease());
  await stands(ALL_GREEN);
  const workspaceId = 'T0GREEN';
  const docs = 'dep-docs';
  const answers = async (answer: LightAnswer) => {
    const command = { type: 'answer', departmentId: docs, answer } as const;
    const actor = anActor({ userId: leadOf('docs') });
    await store.transaction((tx) =>
      changeInTransaction(tx, house, { actor, workspaceId, releaseId: 'rel-atlas', command }),
    );
    const rows = await claimAll(store, AT_LAUNCH);
    for (const row of rows) {
      await store.due.sent(row.id, row.slot === null ? null : messageOf(row), AT_LAUNCH);
    }
    return rows.filter(({ kind }) => kind === 'board.all_green');
  };
  const red = { answer: 'not_yet', reason: 'Late', solver: 'Pat', expectedOn: '2026-12-11' } as const;
  await answers(red);
  const [first] = await answers({ answer: 'green' });
  expect(first?.slot?.subject).toBe('1');
  const [lost] = await answers(red);
  expect(lost?.slot?.subject).toBe('1');
  expect(lost?.payload.post).toBe(false);
  const [second] = await answers({ answer: 'green' });
  expect(second).toMatchObject({ slot: { subject: '1:2' }, payload: { post: true } });
  if (first === undefined || second === undefined) throw new Error('Both are due.');
  expect(await render(first, store.reads)).toContain('Not all green any more.');
  expect(await render(second, store.reads)).toContain('All eight green.');
});

test('the feedback prompt is skipped while nothing is live, and while the release is on hold', async () => {
  const { rowOf } = await launchedHouse();
  const row: DueRow = {
    ...rowOf('board.announcement'),
    kind: 'statement.feedback_prompt',
    payload: { days: 3 },
  };
  const by = { userId: 'U0MAYA', name: 'Maya' };
  const hold = { by, at: AT_LAUNCH, reason: 'Wait' };
  const wordsFor = async (release: Parameters<typeof launchHouse>[0]) =>
    render(row, (await launchHouse(release)).store.reads);
  expect(await wordsFor(greenRelease())).toBe('skipped: takes no feedback');
  expect(await wordsFor(greenRelease({ ...launched, hold }))).toBe('skipped: takes no feedback');
  expect(await wordsFor(greenRelease(launched))).toContain('three working days');
});
