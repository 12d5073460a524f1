import { describe, expect, test } from 'vitest';
import { changeRelease } from '../../src/application/change-release.ts';
import { addFeedbackWords } from '../../src/application/feedback/give-feedback.ts';
import { launchRelease } from '../../src/application/launch/launch-release.ts';
import { editPlan, planFields } from '../../src/application/plan/edit-plan.ts';
import { planRelease } from '../../src/application/plan/plan-release.ts';
import type { Command } from '../../src/domain/command.ts';
import { noWords } from '../../src/domain/feedback/feedback.ts';
import { draftAnnouncement } from '../../src/domain/launch/announcement.ts';
import { anActor, departmentId, WORKSPACE } from '../support/builders.ts';
import {
  aForm,
  aHouse,
  allGreen,
  as,
  lead,
  plan,
  planAndStart,
  releaseOf,
  runTo,
  start,
  type TestHouse,
} from './a-house.ts';

const again = as(anActor(), 'request-1');

const events = async ({ house }: TestHouse) => (await house.store.reads.auditEntries(WORKSPACE, null)).length;

describe('the same request twice', () => {
  test('plans one release, and answers alike', async () => {
    const house = await aHouse();
    const wish = { form: aForm(), practice: false, draftId: null };
    const first = await planRelease(house.house, again, wish);
    const second = await planRelease(house.house, again, wish);
    expect(second).toEqual(first);
    expect(await house.store.reads.releases(WORKSPACE, 'all')).toHaveLength(1);
    expect(await events(house)).toBe(1);
  });

  test('answers a light once: the second writes nothing', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    const request = { ...lead('sales'), key: 'click-1' };
    const command: Command = {
      type: 'answer',
      departmentId: departmentId('sales'),
      answer: { answer: 'green' },
    };
    const first = await changeRelease(house.house, request, releaseId, command);
    const before = [await events(house), (await releaseOf(house, releaseId)).version];
    const second = await changeRelease(house.house, request, releaseId, command);
    expect(second).toEqual(first);
    expect([await events(house), (await releaseOf(house, releaseId)).version]).toEqual(before);
  });

  test('is refused alike, even when it would be taken by now', async () => {
    const house = await aHouse();
    const releaseId = await plan(house);
    const hold: Command = { type: 'hold', reason: 'Wait' };
    const first = await changeRelease(house.house, again, releaseId, hold);
    expect(first).toMatchObject({ ok: false, refusal: { code: 'wrong_stage' } });
    await start(house, releaseId);
    expect(await changeRelease(house.house, again, releaseId, hold)).toEqual(first);
    expect((await releaseOf(house, releaseId)).hold).toBeNull();
  });

  test('launches once, with one approved text', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    await runTo(house, '2026-12-03T09:00:00.000Z');
    await allGreen(house, releaseId);
    await runTo(house, '2026-12-10T13:00:00.000Z');
    const text = draftAnnouncement(await releaseOf(house, releaseId));
    const wish = { releaseId, wish: { moment: 'live_now', early: false, text } } as const;
    const first = await launchRelease(house.house, again, wish);
    expect(await launchRelease(house.house, again, wish)).toEqual(first);
    expect(await house.db.selectFrom('announcement').select('id').execute()).toHaveLength(1);
    // Another request for the same thing is refused in words: it is launching already.
    const other = await launchRelease(house.house, as(anActor(), 'request-2'), wish);
    expect(other).toMatchObject({ ok: false, refusal: { code: 'wrong_stage', stage: 'launching' } });
  });

  test('edits once', async () => {
    const house = await aHouse();
    const releaseId = await plan(house);
    const shown = planFields(await releaseOf(house, releaseId));
    const wish = { releaseId, shown, typed: { goal: 'Faster' }, draftId: null };
    const first = await editPlan(house.house, again, wish);
    expect(await editPlan(house.house, again, wish)).toEqual(first);
    expect((await releaseOf(house, releaseId)).version).toBe(2);
  });

  test('gives anonymous words once, and the second is thanked alike', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    await runTo(house, '2026-12-03T09:00:00.000Z');
    await allGreen(house, releaseId);
    const text = draftAnnouncement(await releaseOf(house, releaseId));
    await launchRelease(house.house, as(anActor()), {
      releaseId,
      wish: { moment: 'live_now', early: true, text },
    });
    const wish = { releaseId, words: { ...noWords, wish: 'Dark mode' }, anonymous: true };
    expect(await addFeedbackWords(house.house, again, wish)).toEqual({ ok: true });
    expect(await addFeedbackWords(house.house, again, wish)).toEqual({ ok: true });
    expect(await house.store.reads.anonymousFeedback(WORKSPACE, releaseId)).toHaveLength(1);
  });
});

test('two people at once: both clicks are decided on the newest facts, one after the other', async () => {
  const house = await aHouse();
  const releaseId = await planAndStart(house);
  const hold: Command = { type: 'hold', reason: 'Wait' };
  const outcomes = await Promise.all([
    changeRelease(house.house, as(anActor(), 'a'), releaseId, hold),
    changeRelease(house.house, { ...lead('sales'), key: 'b' }, releaseId, hold),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
    refusal: { code: 'already_on_hold', reason: 'Wait' },
  });
});
