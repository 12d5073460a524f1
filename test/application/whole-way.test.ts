import { expect, test } from 'vitest';
import { rateRelease } from '../../src/application/feedback/give-feedback.ts';
import { readFeedback } from '../../src/application/feedback/read-feedback.ts';
import { launchRelease } from '../../src/application/launch/launch-release.ts';
import type { DueRow } from '../../src/application/ports.ts';
import { verifyChain } from '../../src/application/record/verify-chain.ts';
import { draftAnnouncement } from '../../src/domain/launch/announcement.ts';
import { anActor, DEPARTMENT_KEYS, departmentId, leadOf, WORKSPACE } from '../support/builders.ts';
import {
  aHouse,
  allGreen,
  as,
  deliverAll,
  lead,
  maya,
  must,
  plan,
  releaseOf,
  runTo,
  start,
  waiting,
} from './a-house.ts';

const kinds = (rows: readonly DueRow[]): string[] => [...new Set(rows.map(({ kind }) => kind))].sort();
const count = (rows: readonly DueRow[], kind: string): number =>
  rows.filter((row) => row.kind === kind).length;
const peopleOf = (rows: readonly DueRow[]) =>
  rows.flatMap(({ slot }) => (slot !== null && 'user' in slot.audience ? [slot.audience.user] : []));

test('a release goes from plan to close, and each step says what it must and nothing else', async () => {
  const house = await aHouse();

  // A draft is its manager's: nobody else hears anything, and no clock runs.
  const releaseId = await plan(house);
  expect((await releaseOf(house, releaseId)).key).toBe('atlas-2.0');
  const drafted = await deliverAll(house);
  expect(kinds(drafted)).toEqual(['board.manager_card']);
  expect(new Set(peopleOf(drafted))).toEqual(new Set(['U0MAYA']));
  expect(await waiting(house, 'time')).toEqual([]);

  // Start: the card, and one heads-up for each department.
  await start(house, releaseId);
  const started = await deliverAll(house);
  expect(count(started, 'board.date_review')).toBe(8);
  expect(count(started, 'statement.heads_up')).toBe(0);
  expect(count(started, 'board.release_card')).toBe(1);
  expect(count(started, 'board.department_card')).toBe(0);
  expect(await waiting(house, 'time')).toHaveLength(8 + 4);

  // Five working days before, at ten: eight asks, and the stage follows.
  await runTo(house, '2026-12-03T08:59:00.000Z');
  expect((await releaseOf(house, releaseId)).stage).toBe('planning');
  const asks = await runTo(house, '2026-12-03T09:00:00.000Z');
  expect(asks).toHaveLength(8);
  expect((await releaseOf(house, releaseId)).stage).toBe('sign_off');
  const asked = await deliverAll(house);
  expect(
    asked.filter(({ kind, slot }) => kind === 'board.department_card' && slot && 'channel' in slot.audience),
  ).toHaveLength(8);

  // Sales waits: three days before only Sales and Support are reminded.
  for (const key of DEPARTMENT_KEYS.filter((each) => each !== 'sales' && each !== 'support')) {
    const command = { type: 'answer', departmentId: departmentId(key), answer: { answer: 'green' } } as const;
    await must(house, releaseId, command, lead(key));
  }
  await deliverAll(house);
  await runTo(house, '2026-12-07T09:00:00.000Z');
  const reminded = (await deliverAll(house)).filter(({ kind }) => kind === 'board.reminders');
  expect(new Set(peopleOf(reminded))).toEqual(new Set([leadOf('sales'), leadOf('support')]));

  // A launch is refused with what is in the way, and leaves no approved text behind.
  const text = draftAnnouncement(await releaseOf(house, releaseId));
  const early = { releaseId, wish: { moment: 'live_now', early: true, text } } as const;
  const refused = await launchRelease(house.house, maya, early);
  expect(refused).toMatchObject({
    ok: false,
    refusal: { code: 'not_ready', obstacles: [{ department: 'Sales' }, { department: 'Support' }] },
  });
  expect(await house.db.selectFrom('announcement').selectAll().execute()).toEqual([]);

  // The last two: the manager hears that all are green, the departments hear nothing.
  await allGreen(house, releaseId);
  const green = await deliverAll(house);
  expect(count(green, 'board.all_green')).toBe(1);
  expect(count(green, 'statement.to_department')).toBe(0);

  // Half an hour before the moment comes the launch prompt.
  await runTo(house, '2026-12-10T12:30:00.000Z');
  expect(count(await deliverAll(house), 'board.launch_prompt')).toBe(1);
  const launched = await launchRelease(house.house, maya, {
    releaseId,
    wish: { moment: 'live_now', early: false, text },
  });
  expect(launched).toMatchObject({ ok: true, changed: true });
  expect((await releaseOf(house, releaseId)).stage).toBe('launching');
  const [first, ...rest] = await deliverAll(house);
  expect(first?.kind).toBe('board.announcement');
  expect(count(rest, 'statement.to_department')).toBe(0);
  const live = await releaseOf(house, releaseId);
  expect(live.stage).toBe('live');
  const approved = await house.store.reads.announcement(WORKSPACE, live.announcementId ?? '');
  expect(approved).toMatchObject({ ...text, approvedBy: { name: 'Maya' } });

  // Prompts in the thread of the announcement, each after a count of what came before; the look back, the end.
  const after = await runTo(house, '2026-12-31T12:00:00.000Z');
  expect(after.map(({ kind }) => kind)).toEqual([
    'time.after_launch',
    'time.feedback_count',
    'time.feedback_prompt',
    'time.after_launch',
    'time.retro',
    'time.feedback_count',
    'time.feedback_prompt',
  ]);
  const prompts = (await deliverAll(house)).filter(({ kind }) => kind === 'statement.feedback_prompt');
  expect(prompts.map(({ threadOf }) => threadOf?.kind)).toEqual(['board.announcement', 'board.announcement']);
  expect((await releaseOf(house, releaseId)).stage).toBe('retro');
  const reader = as(anActor({ userId: 'U0READER', name: 'Ria', isFullMember: false }));
  expect(await rateRelease(house.house, reader, { releaseId, rating: 5 })).toEqual({ ok: true });
  const summary = await readFeedback(house.house, maya.actor, live);
  expect(summary).toMatchObject({ ok: true, summary: { average: 5, answers: 1 } });
  await must(house, releaseId, {
    type: 'close',
    outcome: 'Adopted',
    lessons: 'Ask sales earlier',
    goal: { value: '812', answer: 'reached' },
    lookBack: { held: true, reason: '' },
  });
  expect((await releaseOf(house, releaseId)).stage).toBe('closed');
  expect(await waiting(house, 'time')).toEqual(['2027-01-06T08:30 time.feedback_count']);

  const log = await house.store.reads.auditEntries(WORKSPACE, null);
  expect(verifyChain(log)).toMatchObject({ ok: true });
  const types = log.map(({ type }) => type);
  expect(types[0]).toBe('release_drafted');
  expect(types.filter((type) => type === 'light_answered')).toHaveLength(8);
  expect(types.slice(-4)).toEqual(['feedback_counted', 'goal_checked', 'retro_held', 'release_closed']);
});

test('a lead in a normal release gets no more than six messages', async () => {
  const house = await aHouse();
  const releaseId = await plan(house);
  await start(house, releaseId);
  const sent = new Map<string, DueRow>();
  const collect = async () => {
    // Edits of what stands notify nobody: a message counts once.
    for (const row of await deliverAll(house)) {
      const audience = row.slot?.audience;
      const mine =
        audience &&
        ('channel' in audience ? audience.channel === 'C0SALES' : audience.user === leadOf('sales'));
      if (mine && row.slotKey !== null && row.payload.onlyIfOutside === undefined) sent.set(row.slotKey, row);
    }
  };
  await collect();
  for (const day of ['2026-12-03', '2026-12-07', '2026-12-08', '2026-12-09']) {
    await runTo(house, `${day}T10:00:00.000Z`);
    await collect();
  }
  await allGreen(house, releaseId);
  await runTo(house, '2026-12-10T12:45:00.000Z');
  const text = draftAnnouncement(await releaseOf(house, releaseId));
  await launchRelease(house.house, maya, { releaseId, wish: { moment: 'live_now', early: false, text } });
  await collect();
  await runTo(house, '2026-12-31T12:00:00.000Z');
  await collect();
  expect([...sent.values()].map(({ kind }) => kind)).toEqual([
    'board.date_review',
    'board.department_card',
    'board.reminders',
    'board.reminders',
    'board.reminders',
  ]);
  expect(sent.size).toBeLessThanOrEqual(6);
});

test('nor does one who answers in time, with a meeting that is cancelled and the question before the launch', async () => {
  const house = await aHouse();
  const releaseId = await plan(house);
  const risk = { lives: false, money: true, data: false, irreversible: false, exposed: false };
  await must(house, releaseId, { type: 'edit', change: { plan: { risk } } });
  await start(house, releaseId);
  const when = { kind: 'fixed', date: '2026-12-08', until: null, time: '14:00', zone: null } as const;
  const meeting = { kind: 'status', when, lasts: '30m', where: 'huddle', link: '', departments: [] } as const;
  await must(house, releaseId, { type: 'add_items', part: 'meetings', items: [meeting] });
  const sent = new Map<string, DueRow>();
  const collect = async () => {
    for (const row of await deliverAll(house)) {
      const audience = row.slot?.audience;
      const mine =
        audience &&
        ('channel' in audience ? audience.channel === 'C0SALES' : audience.user === leadOf('sales'));
      if (mine && row.slotKey !== null && row.payload.onlyIfOutside === undefined) sent.set(row.slotKey, row);
    }
  };
  await collect();
  await runTo(house, '2026-12-03T10:00:00.000Z');
  await collect();
  await allGreen(house, releaseId);
  await collect();
  for (const day of ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10']) {
    await runTo(house, `${day}T13:30:00.000Z`);
    await collect();
  }
  expect([...sent.values()].map(({ kind }) => kind).toSorted()).toEqual([
    'board.brief',
    'board.date_review',
    'board.department_card',
    'board.meetings',
    'board.still_green',
    'statement.to_manager',
  ]);
  expect(sent.size).toBeLessThanOrEqual(6);
  const [told] = [...sent.values()].filter(({ kind }) => kind === 'statement.to_manager');
  expect(told?.payload).toMatchObject({ what: 'meeting' });
});
