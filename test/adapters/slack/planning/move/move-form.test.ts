import { describe, expect, test } from 'vitest';
import { NO_FIELDS, TO_A_DATE } from '../../../../../src/adapters/slack/planning/move/move-fields.ts';
import { moveForm } from '../../../../../src/adapters/slack/planning/move/move-form.ts';
import { waitingMessage } from '../../../../../src/adapters/slack/planning/move/waiting-move.ts';
import type { ItemValues } from '../../../../../src/domain/command.ts';
import { withNewItems } from '../../../../../src/domain/contents/contents.ts';
import type { Surroundings } from '../../../../../src/domain/move/clashes.ts';
import { type MovePreview, previewMove } from '../../../../../src/domain/move/preview-move.ts';
import type { Release } from '../../../../../src/domain/release.ts';
import { messageRefusal } from '../../../../../src/practice/payload/message.ts';
import { viewProblems } from '../../../../../src/practice/payload/view.ts';
import { readView } from '../../../../../src/practice/read/view.ts';
import { readerIn } from '../../../../practice/read/reader.ts';
import {
  aDepartment,
  aGreenLight,
  aPlan,
  aStartedRelease,
  launchOn,
  MAYA,
  NOW,
  scopeOf,
  someSettings,
} from '../../../../support/builders.ts';
import { HOSTILE } from '../../kit/hostile.ts';

const reader = readerIn('Europe/Berlin', Date.parse(NOW));
const BANNED = /sign-?off|waiver|\bstale\b|verdict|roll-?out|\btier\b|undefined|\[object|NaN/i;
const TO = launchOn('2026-12-08');

const milestone = (what: string, nth: number): ItemValues<'milestones'> => ({
  what,
  owner: null,
  when: { kind: 'relative', days: -(nth % 40), count: 'working_days', time: null, zone: null },
});

/** So many milestones, and so many departments whose leads are away and whose green lights were for the old date. */
const large = (milestones: number, count: number, words = 'Milestone') => {
  const departments = Array.from({ length: count }, (_, nth) =>
    aDepartment('docs', {
      id: `dep-${nth}`,
      key: `d${nth}`,
      name: `${words} ${nth}`,
      channelId: `C0DEP${nth}`,
      leads: [`U0LEAD${nth}`],
      deputies: [],
    }),
  );
  const settings = someSettings({ departments });
  const green = aGreenLight('docs');
  const answer =
    green.answer === null ? null : { ...green.answer, judged: { date: launchOn('2026-12-10').at } };
  const lights = departments.map(({ id, name }) => ({ ...green, departmentId: id, name, answer }));
  const items = Array.from({ length: milestones }, (_, nth) => milestone(`${words} number ${nth}.`, nth));
  const plan = aPlan({ name: words, contents: withNewItems(scopeOf('x'), 'milestones', items) });
  const absences = departments.map(({ leads: [userId = ''] }) => ({
    id: userId,
    userId,
    from: '2026-12-01',
    until: '2027-01-10',
    standInId: null,
    setBy: userId,
    setAt: NOW,
  }));
  return { release: aStartedRelease({ plan, lights }), around: { settings, others: [], absences, now: NOW } };
};

type Given = { release: Release; around: Surroundings };

/** Each is the same for all its pages. */
const previews = new WeakMap<Release, MovePreview>();

const previewOf = ({ release, around }: Given): MovePreview => {
  const preview = previews.get(release) ?? previewMove(release, TO, around);
  previews.set(release, preview);
  return preview;
};

const drawn = (given: Given, page = 1, isChosen = true) =>
  moveForm({
    scene: { release: given.release, settings: given.around.settings, now: NOW },
    fields: { ...NO_FIELDS, choice: TO_A_DATE, date: '2026-12-08' },
    ownZone: null,
    preview: isChosen ? previewOf(given) : null,
    problem: null,
    page,
    kept: false,
  });

const pagesOf = (given: Given): string[] => {
  const [, last = '1'] = /Page 1 of (\d+)/.exec(readView(drawn(given), reader)) ?? [];
  return Array.from({ length: Number(last) }, (_, nth) => readView(drawn(given, nth + 1), reader));
};

describe('a plan of 400 milestones and 60 departments', () => {
  const given = large(400, 60);

  test('fits Slack’s window on every page', () => {
    const count = pagesOf(given).length;
    expect(count).toBeGreaterThan(5);
    for (let page = 1; page <= count; page++) expect(viewProblems(drawn(given, page), 'modal')).toEqual([]);
  });

  test('shows every date, every department and every place on one of its pages, once', () => {
    const words = pagesOf(given).join('\n');
    for (let nth = 0; nth < 400; nth++) expect(words.split(`Milestone number ${nth}.: `)).toHaveLength(2);
    for (let nth = 0; nth < 60; nth++) {
      expect(words.split(`Nobody of Milestone ${nth} is there`)).toHaveLength(2);
    }
    expect(words).toMatch(/\*4\d\d dates\* move/);
    expect(words).toContain('*60 departments* are asked again');
    expect(words).toContain('It is told in 61 places, 2 minutes after your click');
  });

  test('names what clashes first', () => {
    const [first = ''] = pagesOf(given);
    expect(first.indexOf('Look at this first')).toBeLessThan(first.indexOf('Nobody of Milestone 0'));
    expect(first).not.toContain('What moves');
  });
});

describe.each([['ordinary words', 'Freeze'], ...Object.entries(HOSTILE)])(
  'with %s in every name',
  (_name, words) => {
    const given = large(30, 4, words);

    test('Slack takes the form and what follows it', () => {
      expect(viewProblems(drawn(given), 'modal')).toEqual([]);
      expect(viewProblems(drawn(given, 1, false), 'modal')).toEqual([]);
      const move = { to: TO, reason: 'other', words, by: MAYA, at: NOW, leavesAt: NOW } as const;
      const { text, blocks } = waitingMessage({ ...given.release, move });
      expect(messageRefusal({ channel: 'C0REL', text, blocks }, 'chat.postMessage')).toBeNull();
    });
  },
);

test('people never read the words of the trade', () => {
  expect(pagesOf(large(30, 4, 'Freeze')).join('\n')).not.toMatch(BANNED);
});
