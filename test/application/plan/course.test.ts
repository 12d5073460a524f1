import { describe, expect, test } from 'vitest';
import { changeRelease } from '../../../src/application/change-release.ts';
import { updateDirectory } from '../../../src/application/directory/update-directory.ts';
import { launchRelease } from '../../../src/application/launch/launch-release.ts';
import type { DueRow, KnownPerson } from '../../../src/application/ports.ts';
import { draftAnnouncement } from '../../../src/domain/launch/announcement.ts';
import { anActor, departmentId, launchOn, someSettings, WORKSPACE } from '../../support/builders.ts';
import {
  aForm,
  aHouse,
  allGreen,
  as,
  deliverAll,
  lead,
  maya,
  moveTo,
  must,
  plan,
  planAndStart,
  releaseOf,
  runTo,
  waiting,
} from '../a-house.ts';

const kindsOf = (rows: readonly DueRow[]): string[] => [...new Set(rows.map(({ kind }) => kind))].sort();
const statements = (rows: readonly DueRow[]): string[] =>
  // What belongs to no release closes the day in the record.
  kindsOf(rows.filter(({ releaseId }) => releaseId !== null)).filter((kind) => kind.startsWith('statement.'));

describe('hold', () => {
  test('silences every moment but the weekly question, and answers go on', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    await runTo(house, '2026-12-03T09:00:00.000Z');
    await deliverAll(house);
    await must(house, releaseId, { type: 'hold', reason: 'API down' }, lead('docs'));
    expect(await waiting(house, 'time')).toEqual(['2026-12-10T09:00 time.still_on_hold']);
    // The lead put it on hold, so its manager is told directly.
    expect(statements(await deliverAll(house)).sort()).toEqual([
      'statement.thread_line',
      'statement.to_department',
      'statement.to_manager',
    ]);

    // Past the reminders, the launch and into the second week: one question a week, to the manager.
    const fired = await runTo(house, '2026-12-18T12:00:00.000Z');
    expect(fired.map(({ kind }) => kind)).toEqual(['time.still_on_hold', 'time.still_on_hold']);
    expect(statements(await deliverAll(house))).toEqual(['statement.to_manager']);

    const notYet = { answer: 'not_yet', reason: 'Prices', solver: 'Pat', expectedOn: '2026-12-21' } as const;
    const red = { type: 'answer', departmentId: departmentId('sales'), answer: notYet } as const;
    await must(house, releaseId, red, lead('sales'));
    expect(statements(await deliverAll(house))).toEqual(['statement.thread_line', 'statement.to_manager']);
    expect(await waiting(house, 'time')).toEqual(['2026-12-24T09:00 time.still_on_hold']);
  });

  test('resumed with a new date, everything is planned from now, and each department hears once', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    await must(house, releaseId, { type: 'hold', reason: 'API down' });
    await runTo(house, '2026-12-14T09:00:00.000Z');
    await deliverAll(house);
    const late = await changeRelease(house.house, maya, releaseId, { type: 'resume', launch: null });
    expect(late).toMatchObject({ ok: false, refusal: { code: 'launch_date_passed' } });

    await must(house, releaseId, { type: 'resume', launch: launchOn('2026-12-17') });
    const told = (await deliverAll(house)).filter(({ kind }) => kind === 'statement.to_department');
    expect(told).toHaveLength(8);
    // Five working days before is over: the asks go at once, in working hours.
    const asks = await runTo(house, '2026-12-14T09:00:00.000Z');
    expect(asks.map(({ kind }) => kind)).toEqual(Array(8).fill('time.ask'));
    // The lead is reminded on the Tuesday and the Wednesday before, the deputy on the first of them.
    expect((await waiting(house, 'time')).filter((each) => each.endsWith('remind'))).toHaveLength(2 * 8);
  });

  test('moved while on hold, nobody hears of it before it goes on', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    await must(house, releaseId, { type: 'hold', reason: 'API down' });
    await deliverAll(house);
    await moveTo(house, releaseId, launchOn('2026-12-17'));
    expect(statements(await deliverAll(house))).toEqual([]);
  });
});

describe('cancel', () => {
  test('ends every moment, and tells only those who were asked', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    const early = {
      type: 'answer',
      departmentId: departmentId('docs'),
      answer: { answer: 'green' },
    } as const;
    await must(house, releaseId, early, lead('docs'));
    await deliverAll(house);
    await must(house, releaseId, { type: 'cancel', reason: 'No budget' });
    expect(await waiting(house, 'time')).toEqual([]);
    const told = (await deliverAll(house)).filter(({ kind }) => kind === 'statement.to_department');
    expect(told.map(({ payload }) => payload.departmentId)).toEqual([departmentId('docs')]);
    expect(await runTo(house, '2027-02-01T09:00:00.000Z')).toEqual([]);
  });

  test('of a draft reaches nobody', async () => {
    const house = await aHouse();
    const releaseId = await plan(house);
    await deliverAll(house);
    await must(house, releaseId, { type: 'cancel', reason: 'No budget' });
    expect(kindsOf(await deliverAll(house))).toEqual(['board.manager_card']);
  });
});

describe('a manager who has left', () => {
  const settings = someSettings({ releaseManagers: ['U0MAYA', 'U0RICO', 'U0TOM'] });
  const gone: KnownPerson = {
    userId: 'U0MAYA',
    name: 'Maya',
    zone: null,
    isFullMember: false,
    isSlackAdmin: false,
    isOwner: false,
    deleted: true,
  };
  const rico = as(anActor({ userId: 'U0RICO', name: 'Rico' }));
  const tom = as(anActor({ userId: 'U0TOM', name: 'Tom' }));

  test.each(['everyone', 'confidential'] as const)(
    'a release for %s is offered to the list; the first click wins',
    async (visibility) => {
      const house = await aHouse(settings);
      const releaseId = await planAndStart(house);
      await must(house, releaseId, { type: 'edit', change: { visibility } });
      await deliverAll(house);
      await updateDirectory(house.house, WORKSPACE, { people: [gone], channels: [] });
      await updateDirectory(house.house, WORKSPACE, { people: [gone], channels: [] });
      const sought = (await deliverAll(house)).filter(({ kind }) => kind === 'board.manager_sought');
      expect(sought.map(({ slot }) => slot?.audience)).toEqual([{ user: 'U0RICO' }, { user: 'U0TOM' }]);

      expect(await changeRelease(house.house, rico, releaseId, { type: 'take_over' })).toMatchObject({
        ok: true,
      });
      const second = await changeRelease(house.house, tom, releaseId, { type: 'take_over' });
      const words =
        visibility === 'everyone' ? { code: 'already_taken', by: 'Rico' } : { code: 'unknown_release' };
      expect(second).toMatchObject({ ok: false, refusal: words });
      expect((await releaseOf(house, releaseId)).manager.name).toBe('Rico');
      const settled = (await deliverAll(house)).filter(({ kind }) => kind === 'board.manager_sought');
      expect(settled).toHaveLength(2);
    },
  );

  test('a rehearsal is offered to nobody', async () => {
    const house = await aHouse(settings);
    await planAndStart(house, { practice: true });
    await updateDirectory(house.house, WORKSPACE, { people: [gone], channels: [] });
    expect(kindsOf(await deliverAll(house))).not.toContain('board.manager_sought');
  });
});

describe('launching', () => {
  test('a workspace without an announcement channel is live at once instead of waiting for ever', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    await allGreen(house, releaseId);
    await house.store.transaction((tx) =>
      tx.saveSettings(someSettings({ version: 2, announcementChannelIds: [] })),
    );
    const text = draftAnnouncement(await releaseOf(house, releaseId));
    await launchRelease(house.house, maya, { releaseId, wish: { moment: 'live_now', early: true, text } });
    expect((await releaseOf(house, releaseId)).stage).toBe('live');
  });

  test('of a release that does not exist is refused, not a fault', async () => {
    const house = await aHouse();
    const text = { title: 'Atlas', value: 'Boards', highlights: '', closing: '' };
    const wish = { moment: 'live_now', early: true, text } as const;
    const outcome = await launchRelease(house.house, maya, { releaseId: 'rel-none', wish });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'unknown_release' } });
  });

  test('a deployment that did not work comes back as the next attempt, and is announced only then', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house, { form: aForm() });
    await allGreen(house, releaseId);
    const text = draftAnnouncement(await releaseOf(house, releaseId));
    await launchRelease(house.house, maya, { releaseId, wish: { moment: 'deployment_starts', early: true } });
    await deliverAll(house);
    const failed = {
      type: 'declare_failed',
      usersSee: 'part',
      cause: 'Disk',
      askAgain: [departmentId('eng')],
    } as const;
    await must(house, releaseId, failed);
    const [first, ...rest] = await deliverAll(house);
    expect([first?.kind, first?.payload.departmentId]).toEqual([
      'statement.to_department',
      departmentId('support'),
    ]);
    expect(kindsOf(rest)).not.toContain('board.announcement');
    expect((await releaseOf(house, releaseId)).stage).toBe('sign_off');

    await allGreen(house, releaseId);
    await launchRelease(house.house, maya, { releaseId, wish: { moment: 'deployment_starts', early: true } });
    await launchRelease(house.house, maya, { releaseId, wish: { moment: 'declare_live', text } });
    const announced = (await deliverAll(house)).filter(({ kind }) => kind === 'board.announcement');
    expect(announced.map(({ slot }) => slot?.subject)).toEqual(expect.arrayContaining(['2']));
    expect(await releaseOf(house, releaseId)).toMatchObject({ stage: 'live', attempts: 2 });
  });
});
