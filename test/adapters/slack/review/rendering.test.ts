import { describe, expect, it } from 'vitest';
import { startForm } from '../../../../src/adapters/slack/planning/course/start-form.ts';
import { reviewForm } from '../../../../src/adapters/slack/review/forms.ts';
import { reviewMessage, reviewStanding } from '../../../../src/adapters/slack/review/review-board.ts';
import { dateSummary } from '../../../../src/adapters/slack/review/review-words.ts';
import type { Light } from '../../../../src/domain/lights/light.ts';
import type { Release } from '../../../../src/domain/release.ts';
import type { DateReview } from '../../../../src/domain/review/date-review.ts';
import { messageRefusal } from '../../../../src/practice/payload/message.ts';
import { viewProblems } from '../../../../src/practice/payload/view.ts';
import { readMessage } from '../../../../src/practice/read/message.ts';
import { readerIn } from '../../../practice/read/reader.ts';
import {
  aLight,
  aPlan,
  aRelease,
  DEPARTMENT_KEYS,
  departmentId,
  launchOn,
  MAYA,
  NOW,
  someSettings,
} from '../../../support/builders.ts';
import { HOSTILE as ALL_HOSTILE } from '../kit/hostile.ts';

/** Everything that people may write to trouble us, in one text. */
const HOSTILE = Object.values(ALL_HOSTILE).join(' ');

const settings = someSettings();
const reader = readerIn('Europe/Berlin', Date.parse(NOW));
const BANNED =
  /sign-?off|waiver|waive|stale|verdict|rollout|\btier\b|undefined|\[object|\(no name\)|\bnull\b/i;

const review = (answer: DateReview['answer'], words = ''): DateReview => ({
  answer,
  days: answer === 'needs_days' ? 30 : null,
  words,
  launchAt: launchOn('2026-12-10').at,
  by: { userId: 'U0LDOCS', name: 'Lea' },
  at: NOW,
});

const SUBJECT = `${departmentId('docs')}:${NOW}`;

const drawn = (about: Partial<Release>, light: Partial<Light> | null, subject = SUBJECT) => {
  const docs = light === null ? undefined : aLight('docs', { reviewAskedAt: NOW, ...light });
  const release = aRelease({ stage: 'planning', startedAt: NOW, lights: docs ? [docs] : [], ...about });
  const parts = {
    scene: { release, settings, now: NOW },
    light: docs,
    name: 'Docs',
    subject,
    audience: { channel: 'C0DOCS' },
    addressed: [{ userId: 'U0LDOCS', name: 'Lea' }],
    first: true,
  };
  return { standing: reviewStanding(parts), message: reviewMessage(parts) };
};

const hold = { by: MAYA, at: NOW, reason: 'A storm.' };
const moved = { plan: aPlan({ launch: launchOn('2027-01-28') }) };

describe.each<[string, Parameters<typeof drawn>, string, RegExp, boolean]>([
  ['at Start', [{}, {}], 'open', /is planned for.*@U0LDOCS, \*is the date fine for Docs\?\*/s, true],
  [
    'of a draft',
    [{ stage: 'draft', startedAt: null }, {}],
    'open',
    /is being planned for.*Nothing is settled yet/s,
    true,
  ],
  [
    'of a rehearsal',
    [{ practice: true }, {}],
    'open',
    /PRACTICE.*Lea, \*is the date fine for Docs\?\*/s,
    true,
  ],
  ['fine', [{}, { review: review('fine') }], 'said', /says that the date is fine\. Lea.*\[Change\]/s, true],
  [
    'more time',
    [{}, { review: review('needs_days', 'A film.') }],
    'said',
    /needs 30 working days\. Lea.*A film\..*Maya, the release manager, knows/s,
    true,
  ],
  [
    'more time, and it was moved by as much',
    [moved, { review: review('needs_days') }],
    'said',
    /It was moved, and there are 30 working days now/,
    true,
  ],
  [
    'something missing',
    [{}, { review: review('missing', HOSTILE) }],
    'said',
    /says that something is missing in the plan/,
    true,
  ],
  [
    'fine, and the date got earlier',
    [{ plan: aPlan({ launch: launchOn('2026-12-08') }) }, { review: review('fine') }],
    'open',
    /The date has changed since Lea answered/,
    true,
  ],
  ['asked for its light', [{}, { askedAt: NOW }], 'asked', /was asked for its green light/, false],
  [
    'asked anew',
    [{}, {}, `${departmentId('docs')}:2026-11-01T09:00:00.000Z`],
    'asked_anew',
    /in the newer message/,
    false,
  ],
  ['on hold', [{ hold }, {}], 'on_hold', /On hold/, false],
  ['cancelled', [{ stage: 'cancelled' }, {}], 'cancelled', /Cancelled/, false],
  ['launched', [{ stage: 'live' }, {}], 'launched', /is settled/, false],
  ['left out', [{}, null], 'left_out', /goes on without Docs/, false],
  ['secret now', [{ visibility: 'confidential' }, {}], 'hidden', /by direct message now/, false],
])('the question about the date, %s', (_name, wish, standing, words, hasButtons) => {
  const found = drawn(...wish);
  const text = readMessage(found.message, reader);

  it('stands as it is, in words that people know', () => {
    expect(found.standing).toBe(standing);
    expect(text).toMatch(words);
    expect(text).not.toMatch(BANNED);
    expect(/\[(Change|We need more time)\]/.test(text)).toBe(hasButtons);
  });

  it('is taken by Slack, posted and edited', () => {
    expect(messageRefusal({ ...found.message }, 'chat.postMessage')).toBeNull();
    expect(messageRefusal({ ...found.message }, 'chat.update')).toBeNull();
  });
});

describe('the forms', () => {
  const plan = aPlan({ name: HOSTILE.slice(0, 70), goal: '', measure: '' });
  const release = aRelease({ plan });
  const scene = { release, settings, now: NOW };
  const filled = { answer: 'missing', days: '12', words: HOSTILE.slice(0, 400) };

  it.each(['moreTime', 'missing', 'change'] as const)('%s is taken by Slack', (form) => {
    for (const values of [{}, filled]) {
      const docs = { departmentId: departmentId('docs'), name: HOSTILE };
      const view = reviewForm(scene, docs, form, { values, kept: true });
      expect(viewProblems({ ...view }, 'modal')).toEqual([]);
    }
  });

  it.each([[['goal', 'measure']], [['goal']], [['measure']]] as const)(
    'before Start asks for %j alone',
    (needed) => {
      const view = startForm(scene, needed, { goal: 'Kept.' });
      expect(viewProblems({ ...view }, 'modal')).toEqual([]);
      expect(view.blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : []))).toEqual(
        needed,
      );
    },
  );
});

it('the manager’s card counts what was said, and names no more than eight', () => {
  const lights = DEPARTMENT_KEYS.map((key) => aLight(key, { reviewAskedAt: NOW, review: review('missing') }));
  const more = aLight('docs', {
    departmentId: 'dep-more',
    name: 'More',
    reviewAskedAt: NOW,
    review: review('missing'),
  });
  expect(dateSummary({ release: aRelease({ lights: [...lights, more] }), settings })?.text).toMatch(
    /Support says that something is missing, 1 more have something to say\.$/,
  );
  const silent = aRelease({ lights: [aLight('docs', { reviewAskedAt: NOW })] });
  expect(dateSummary({ release: silent, settings })?.text).toBe('*Date:* 1 has not said.');
  expect(dateSummary({ release: aRelease(), settings })).toBeNull();
});
