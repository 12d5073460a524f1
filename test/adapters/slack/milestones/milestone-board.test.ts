import { describe, expect, test } from 'vitest';
import { announcementMessage } from '../../../../src/adapters/slack/launch/announcement/announcement.ts';
import { milestoneWords } from '../../../../src/adapters/slack/milestones/manager-words.ts';
import { milestoneMessage } from '../../../../src/adapters/slack/milestones/milestone-board.ts';
import { afterWords, guardWords } from '../../../../src/adapters/slack/milestones/watch-words.ts';
import { releaseCard } from '../../../../src/adapters/slack/planning/card/release-card.ts';
import type { ItemValues } from '../../../../src/domain/command.ts';
import type { When } from '../../../../src/domain/contents/when.ts';
import { draftAnnouncement } from '../../../../src/domain/launch/announcement.ts';
import { milestonesOn } from '../../../../src/domain/milestones/milestone-days.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { weekOf } from '../../../../src/domain/settings/settings.ts';
import { messageRefusal } from '../../../../src/practice/payload/message.ts';
import { buttonsOf } from '../../../../src/practice/read/buttons.ts';
import { held, inStage } from '../../../domain/deciding.ts';
import { PAT } from '../../../domain/matters.ts';
import { aMilestone, withPlanned } from '../../../domain/plan-cases.ts';
import { aPlan, MAYA, NOW, someSettings, ZONE } from '../../../support/builders.ts';
import { HOSTILE, hasBrokenEntity } from '../kit/hostile.ts';

const settings = someSettings();
const DAY = '2026-12-04';
const MORNING = '2026-12-04T08:00:00.000Z';
const MONDAY = '2026-12-07T08:00:00.000Z';

const on = (date: string, until: string | null = null, time: string | null = null): When => ({
  kind: 'fixed',
  date,
  until,
  time,
  zone: null,
});
const planned = (
  items: readonly Partial<ItemValues<'milestones'>>[],
  overrides: Partial<Release> = {},
): Release =>
  withPlanned(
    inStage.sign_off(overrides),
    'milestones',
    ...items.map((item) => aMilestone({ when: on(DAY), ...item })),
  );

const drawn = (release: Release, { date = DAY, now = MORNING, userId = PAT.userId } = {}) => {
  const day = milestonesOn(release, { userId, date, zone: ZONE }, weekOf(settings));
  return milestoneMessage({ release, date, now, day });
};
const said = ({ blocks = [] }: ReturnType<typeof drawn>): string => JSON.stringify(blocks);

const many = (count: number): Partial<ItemValues<'milestones'>>[] =>
  Array.from({ length: count }, (_, at) => ({ what: `Step ${at}` }));

describe('the message about the milestones of a day', () => {
  test('has a button for each, and the main one where there is one alone', () => {
    const styles = (count: number) =>
      said(drawn(planned(many(count)))).match(/"style":"primary"/g)?.length ?? 0;
    expect(buttonsOf(drawn(planned(many(3))).blocks ?? []).map(({ label }) => label)).toEqual([
      'Done',
      'Done',
      'Done',
    ]);
    expect([styles(1), styles(3)]).toEqual([1, 0]);
  });

  test.each([1, 20, 21, 400])('of %i fits, and counts what is not shown', (count) => {
    const message = drawn(planned(many(count)));
    expect(messageRefusal({ ...message, channel: 'D0PAT' }, 'chat.postMessage')).toBeNull();
    expect(buttonsOf(message.blocks ?? [])).toHaveLength(Math.min(count, 20));
    const rest = count - 20;
    expect(/more milestones?: its release manager/.test(said(message))).toBe(rest > 0);
    if (rest > 0) expect(said(message)).toContain(`And ${rest} more milestone`);
  });

  test('says by when, and until when', () => {
    const release = planned([{ when: on(DAY, null, '15:00') }, { when: on(DAY, '2026-12-09') }]);
    const words = said(drawn(release));
    expect(words).toMatch(/At <!date\^\d+\^\{time\}\|/);
    expect(words).toContain('Until Wed 9 Dec');
  });

  test('has a way back for what is done, as long as the release is not over', () => {
    const release = planned([{}, { what: 'Ship' }]);
    const { contents } = release.plan;
    const [first, ...others] = contents.milestones;
    if (first === undefined) throw new Error('Nothing is planned.');
    const milestones = [{ ...first, doneAt: MORNING }, ...others];
    const done = { ...release, plan: { ...release.plan, contents: { ...contents, milestones } } };
    const labels = (each: Release) => buttonsOf(drawn(each).blocks ?? []).map(({ label }) => label);
    expect(labels(done)).toEqual(['Not done after all', 'Done']);
    expect(labels({ ...done, stage: 'closed' })).toEqual([]);
  });

  test('says what is late, and since when', () => {
    const message = drawn(planned([{}, { when: on('2026-12-07'), what: 'Ship' }]), {
      date: '2026-12-07',
      now: MONDAY,
    });
    expect(message.text).toContain('*Atlas 2.0*: 1 milestone of yours is *overdue*. Freeze the code; Ship');
    expect(said(message)).toContain('It was due on Fri 4 Dec.');
    expect(said(message)).toContain('1 milestone of yours on *Mon 7 Dec*');
  });

  test('that is left with nothing says why', () => {
    expect(drawn(planned([{ owner: MAYA }])).text).toContain('nothing of yours is left for *Fri 4 Dec*');
  });

  test('of a release that is over, or on hold, says so', () => {
    const over = drawn(planned([{}], { stage: 'cancelled' }));
    expect(buttonsOf(over.blocks ?? [])).toEqual([]);
    expect(said(over)).toContain('This release is over');
    expect(said(drawn(planned([{}], { hold: held })))).toContain('It is on hold');
  });

  test('of a rehearsal is marked, and says whose each is', () => {
    const practice = planned([{}, { owner: MAYA }], { practice: true });
    const message = drawn(practice, { userId: MAYA.userId });
    expect(message.text).toMatch(/^PRACTICE, for Pat and Maya:/);
    expect(said(message)).toContain('For Pat');
  });
});

const AWAY = { id: 'abs-1', userId: PAT.userId, standInId: null, setBy: PAT.userId, setAt: NOW };

/** Everybody is there and known. */
const reads = { person: () => Promise.resolve(null), absences: () => Promise.resolve([]) };

describe('what the manager reads of milestones', () => {
  const words = async (release: Release, now = MONDAY) =>
    (await milestoneWords(reads, { release, settings, now }))?.text ?? null;

  test('names those that are overdue, and how many more', async () => {
    expect(await words(planned(many(1)))).toBe('*1 milestone is overdue*: Step 0 (Pat, Fri 4 Dec).');
    expect(await words(planned(many(7)))).toContain('*7 milestones are overdue*: Step 0 (Pat, Fri 4 Dec), ');
    expect(await words(planned(many(7)))).toContain('and 2 more.');
  });

  test('names those of today that nobody else hears of', async () => {
    const release = planned([
      { owner: null },
      { owner: { userId: null, name: 'Branch Manager' }, what: 'Cut' },
      {},
    ]);
    expect(await words(release, MORNING)).toBe(
      '*Due today, and nobody is told*: Freeze the code (nobody yet), Cut (Branch Manager).',
    );
  });

  test.each([
    [{ deleted: true, isFullMember: false }, [], 'Freeze the code (Pat has left)'],
    [{ deleted: false, isFullMember: false }, [], 'Freeze the code (Pat is a guest)'],
    [
      { deleted: false, isFullMember: true },
      [{ from: '2026-12-01', until: null }],
      'Freeze the code (Pat is away)',
    ],
    [{ deleted: false, isFullMember: true }, [{ from: '2026-12-05', until: null }], null],
  ])('says why its owner hears nothing: %j', async (standing, absences, expected) => {
    const known = {
      userId: PAT.userId,
      name: 'Pat',
      zone: ZONE,
      isSlackAdmin: false,
      isOwner: false,
      ...standing,
    };
    const away = absences.map((days) => ({ ...AWAY, ...days }));
    const knowing = { person: () => Promise.resolve(known), absences: () => Promise.resolve(away) };
    const said = await milestoneWords(knowing, { release: planned([{}]), settings, now: MORNING });
    expect(said?.text ?? null).toBe(
      expected === null ? null : `*Due today, and nobody is told*: ${expected}.`,
    );
  });

  test('is nothing where nothing is late, and on hold', async () => {
    expect(await words(planned([{}]), MORNING)).toBeNull();
    expect(await words(planned([{}], { hold: held }))).toBeNull();
    expect(await words(inStage.sign_off())).toBeNull();
  });
});

test('the card says who looks after it aloud, too', () => {
  const release = withPlanned(planned([{}]), 'watch', {
    owner: { userId: null, name: 'Night watch' },
    starts: on('2026-12-10'),
    ends: on('2026-12-12'),
  });
  expect(releaseCard({ release, settings, now: MORNING }).text).toContain(
    '*Hyper-care from the launch on*: Night watch until',
  );
});

test('more people on the rota than are named are counted', () => {
  const rota = Array.from({ length: 9 }, (_, index) => ({
    owner: { userId: null, name: `Night ${index}` },
    starts: on('2026-12-10'),
    ends: on(`2026-12-${11 + index}`),
  }));
  const release = withPlanned(planned([{}]), 'watch', ...rota);
  expect(afterWords(release, settings).care?.text).toMatch(/, and 5 more$/);
});

test.each(Object.entries(HOSTILE))(
  'hostile text (%s) in a plan pings nobody and fits',
  async (_name, text) => {
    const owner = { userId: null, name: text };
    const withItems = planned([
      { what: text, owner: { ...PAT, name: text } },
      { what: text, owner },
    ]);
    const named = { ...withItems, plan: { ...withItems.plan, name: text, version: null } };
    const whole = withPlanned(
      withPlanned(named, 'watch', { owner, starts: on('2026-12-10'), ends: on('2026-12-11') }),
      'education',
      { what: text, side: 'users', form: 'demo', owner: null, when: null, link: 'https://example.com/a|b>' },
    );
    const release: Release = { ...whole, plan: { ...aPlan(), contents: whole.plan.contents, name: text } };
    const announcement = {
      id: 'a',
      releaseId: release.id,
      ...draftAnnouncement(release),
      approvedBy: MAYA,
      approvedAt: NOW,
    };
    const messages = [
      drawn(release),
      announcementMessage(announcement, release, ZONE, afterWords(release, settings)),
    ];
    const lines = [
      await milestoneWords(reads, { release, settings, now: MONDAY }),
      guardWords({ release, settings, now: MORNING }),
    ];
    for (const message of messages) {
      expect(messageRefusal({ ...message, channel: 'C0ANN' }, 'chat.postMessage')).toBeNull();
    }
    const formatted = [...messages.map(({ text: words }) => words), ...lines.map((line) => line?.text ?? '')];
    for (const words of formatted) {
      expect(words).not.toMatch(/<(!channel|!here|!everyone|!subteam|@U0MAYA|https:\/\/evil)/);
      expect(hasBrokenEntity(words)).toBe(false);
    }
    expect(lines.every((line) => line !== null && line.text.length < 1500)).toBe(true);
  },
);
