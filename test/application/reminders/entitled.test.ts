import { describe, expect, test } from 'vitest';
import type { Request } from '../../../src/application/house.ts';
import { askDeputy } from '../../../src/application/reminders/ask-deputy.ts';
import { chaseRelease, nudgeDepartment } from '../../../src/application/reminders/chase/chase-release.ts';
import { listAbsences } from '../../../src/application/reminders/list-absences.ts';
import { endAbsence, setAbsence } from '../../../src/application/reminders/set-absence.ts';
import { snoozeReminder } from '../../../src/application/reminders/snooze-reminder.ts';
import { anActor, deputyOf, leadOf, MAYA, WORKSPACE } from '../../support/builders.ts';
import { as, lead, maya, must } from '../a-house.ts';
import { DOCS, docsAt, remindersOf } from './a-question.ts';

const MONDAY = '2026-12-07T09:30:00.000Z';
const deputy = as(anActor({ userId: deputyOf('docs'), name: 'Deputy' }));
const stranger = as(anActor({ userId: 'U0READER', name: 'Reader' }));
const guest = as(anActor({ userId: 'U0GUEST', name: 'Guest', isFullMember: false }));
const sponsor = as(anActor({ userId: 'U0BOSS', name: 'Boss' }));

const people: Record<string, Request> = {
  lead: lead('docs'),
  deputy,
  sponsor,
  manager: maya,
  stranger,
  guest,
};

type Verdict = 'ok' | 'not_entitled' | 'not_a_member' | 'no_deputy';

/** Who may do what with a reminder; a guest never, and an outsider of the department neither. */
const TABLE: Record<string, Record<'snooze' | 'deputy' | 'nudge' | 'chase', Verdict>> = {
  lead: { snooze: 'ok', deputy: 'ok', nudge: 'not_entitled', chase: 'not_entitled' },
  deputy: { snooze: 'ok', deputy: 'no_deputy', nudge: 'not_entitled', chase: 'not_entitled' },
  sponsor: { snooze: 'ok', deputy: 'not_entitled', nudge: 'not_entitled', chase: 'not_entitled' },
  manager: { snooze: 'not_entitled', deputy: 'not_entitled', nudge: 'ok', chase: 'ok' },
  stranger: { snooze: 'not_entitled', deputy: 'not_entitled', nudge: 'not_entitled', chase: 'not_entitled' },
  guest: { snooze: 'not_a_member', deputy: 'not_a_member', nudge: 'not_a_member', chase: 'not_a_member' },
};

const verdict = (outcome: { ok: true } | { ok: false; refusal: { code: string } }): string =>
  outcome.ok ? 'ok' : outcome.refusal.code;

describe('who may do what with a reminder', () => {
  test.each(Object.entries(TABLE))('%s', async (who, expected) => {
    const { test: house, releaseId } = await docsAt(MONDAY, { sponsorId: 'U0BOSS' });
    const about = { releaseId, departmentId: DOCS };
    const request = people[who] ?? stranger;
    const wish = { until: 'hour' } as const;
    expect({
      snooze: verdict(await snoozeReminder(house.house, request, { ...about, wish })),
      deputy: verdict(await askDeputy(house.house, request, about)),
      nudge: verdict(await nudgeDepartment(house.house, request, about)),
      chase: verdict(await chaseRelease(house.store.reads, request.actor, releaseId, house.now())),
    }).toEqual(expected);
  });

  test('what is answered, on hold or unknown takes nothing', async () => {
    const { test: house, releaseId } = await docsAt(MONDAY);
    const about = { releaseId, departmentId: DOCS };
    const wish = { until: 'hour' } as const;
    const both = async () => [
      verdict(await snoozeReminder(house.house, lead('docs'), { ...about, wish })),
      verdict(await nudgeDepartment(house.house, maya, about)),
    ];
    await must(house, releaseId, { type: 'hold', reason: 'A bug' });
    expect(await both()).toEqual(['nothing_owed', 'nothing_owed']);
    await must(house, releaseId, { type: 'resume', launch: null });
    await must(
      house,
      releaseId,
      { type: 'answer', departmentId: DOCS, answer: { answer: 'green' } },
      lead('docs'),
    );
    expect(await both()).toEqual(['nothing_owed', 'nothing_owed']);
    about.departmentId = 'dep-nowhere';
    expect(await both()).toEqual(['unknown_department', 'unknown_department']);
    about.releaseId = 'nowhere';
    expect(await both()).toEqual(['unknown_release', 'unknown_release']);
  });

  test('a confidential release is no release at all to who may not know of it', async () => {
    const { test: house, releaseId } = await docsAt(MONDAY, { sponsorId: 'U0BOSS' });
    await must(house, releaseId, { type: 'edit', change: { visibility: 'confidential' } });
    const about = { releaseId, departmentId: DOCS };
    for (const request of [sponsor, stranger]) {
      const snoozed = await snoozeReminder(house.house, request, { ...about, wish: { until: 'hour' } });
      const chased = await chaseRelease(house.store.reads, request.actor, releaseId, house.now());
      expect([verdict(snoozed), verdict(chased)]).toEqual(['unknown_release', 'unknown_release']);
    }
  });

  test('the same request twice takes effect once and is answered alike', async () => {
    const { test: house, releaseId } = await docsAt(MONDAY);
    const about = { releaseId, departmentId: DOCS };
    const request = { ...maya, key: 'click-1' };
    const first = await nudgeDepartment(house.house, request, about);
    expect(await nudgeDepartment(house.house, request, about)).toEqual(first);
    const nudges = (await remindersOf(house, releaseId)).filter(({ step }) => step === 'nudge');
    expect(nudges).toHaveLength(1);
  });
});

describe('who may say that somebody is away', () => {
  const docsLead = leadOf('docs');
  const wish = { userId: docsLead, from: '2026-12-07', until: null, standInId: null };

  test.each<[string, Request, Verdict]>([
    ['the person', lead('docs'), 'ok'],
    ['the manager of a release that runs, who is admin too', maya, 'ok'],
    ['a stranger', stranger, 'not_entitled'],
    ['a guest', guest, 'not_a_member'],
  ])('%s', async (_who, request, expected) => {
    const { test: house } = await docsAt(MONDAY, {}, { admins: ['U0OTHER'] });
    await house.store.transaction((tx) =>
      tx.savePeople(
        WORKSPACE,
        [docsLead, MAYA.userId].map((userId) => ({
          userId,
          name: userId,
          zone: null,
          isFullMember: true,
          isSlackAdmin: false,
          isOwner: false,
          deleted: false,
        })),
      ),
    );
    expect(verdict(await setAbsence(house.house, request, wish))).toBe(expected);
    const own = await listAbsences(house.store.reads, lead('docs').actor, house.now());
    expect(own.ok && own.absences.length).toBe(expected === 'ok' ? 1 : 0);
    const [absence] = own.ok ? own.absences : [];
    if (absence === undefined) return;
    expect(verdict(await endAbsence(house.house, stranger, absence.id))).toBe('not_entitled');
    const seen = await listAbsences(house.store.reads, stranger.actor, house.now());
    expect(seen.ok && seen.absences).toEqual([]);
    expect(verdict(await endAbsence(house.house, lead('docs'), absence.id))).toBe('ok');
    expect(verdict(await endAbsence(house.house, lead('docs'), absence.id))).toBe('not_away');
  });

  test('a new absence takes the place of those that share a day with it, and the log names who said it', async () => {
    const { test: house } = await docsAt(MONDAY);
    const known = { userId: docsLead, name: 'Lead', zone: null, isSlackAdmin: false, isOwner: false };
    await house.store.transaction((tx) =>
      tx.savePeople(WORKSPACE, [{ ...known, isFullMember: true, deleted: false }]),
    );
    await setAbsence(house.house, maya, wish);
    await setAbsence(house.house, maya, { ...wish, until: '2026-12-11' });
    const listed = await house.store.reads.absences(WORKSPACE, '2026-12-07');
    expect(listed.map(({ until }) => until)).toEqual(['2026-12-11']);
    const log = (await house.store.reads.auditEntries(WORKSPACE, null)).filter(
      ({ type }) => type === 'absence_set',
    );
    expect(log.map(({ data, personal }) => [data, personal])).toMatchObject([
      [{}, { by: { userId: MAYA.userId, role: 'admin' }, userId: docsLead, until: null }],
      [{}, { userId: docsLead, until: '2026-12-11' }],
    ]);
  });
});
