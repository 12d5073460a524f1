import { describe, expect, test } from 'vitest';
import type { Light, LightAnswer } from '../../../src/domain/lights/light.ts';
import type { Release } from '../../../src/domain/release.ts';
import type { Separation } from '../../../src/domain/settings/settings.ts';
import { aDepartment, aLight, anActor, MAYA, NOW, someSettings } from '../../support/builders.ts';
import {
  after,
  answerOf,
  deciding,
  expectRefused,
  light,
  notConcerned,
  notYet,
  onTrack,
} from '../deciding.ts';
import { answered, asking, HIGH, ifLater, ifPrinted, LOW, NORMAL } from '../matters.ts';

const VERA = { userId: 'U0VERA', name: 'Vera' };
const vera = anActor(VERA);
const green: LightAnswer = { answer: 'green' };
/** Vera is deputy of two departments, and Maya, who manages the release, leads Sales. */
const settings = (separation: Separation) =>
  someSettings({
    separation,
    departments: [
      aDepartment('docs', { deputies: [VERA.userId] }),
      aDepartment('sales', { leads: [MAYA.userId], deputies: [VERA.userId] }),
    ],
  });
const by = (one: Light): Light => ({
  ...one,
  answer: one.answer === null ? null : { ...one.answer, by: VERA },
});
const release = (docs: Light): Release => asking(docs, aLight('sales', { askedAt: NOW }));
const given = release(by(answered('docs', 'green', green)));

describe('one person counts once', () => {
  test.each([
    ['strict', LOW, true],
    ['strict', HIGH, true],
    ['warn', LOW, false],
    ['warn', HIGH, false],
    ['by_risk', LOW, false],
    ['by_risk', NORMAL, false],
    ['by_risk', null, false],
    ['by_risk', HIGH, true],
  ] as const)('%s, with the risk answered as %j: refused %s, else marked', (separation, risk, refused) => {
    const risky = { ...given, plan: { ...given.plan, risk } };
    const as = { actor: vera, settings: settings(separation) };
    const also = { departments: ['Docs'], manager: false };
    if (refused)
      return expectRefused(
        risky,
        answerOf('sales', green),
        { code: 'counts_elsewhere', name: 'Sales', ...also },
        as,
      );
    expect(light(after(risky, answerOf('sales', green), as), 'sales').answer).toMatchObject({
      also,
      asDeputy: true,
    });
  });

  /** By hand: does Vera's part in Docs count? */
  const DOCS: readonly [string, Light, boolean][] = [
    ['green', by(answered('docs', 'green', green)), true],
    ['conditional', by(answered('docs', 'conditional', ifPrinted)), true],
    ['conditional, without consent yet', by(answered('docs', 'conditional_asked', ifLater)), true],
    ['one of several', aLight('docs', { votes: [{ by: VERA, at: NOW }] }), true],
    [
      'out of date, and may come back',
      by(answered('docs', 'stale', green, { changes: [{ fact: 'scope', before: '', after: 'x' }] })),
      true,
    ],
    ['too old', by(answered('docs', 'stale', green)), false],
    ['red', by(answered('docs', 'not_yet', notYet)), false],
    ['on track', by(answered('docs', 'on_track', onTrack)), false],
    ['not applicable', by(answered('docs', 'not_applicable', notConcerned)), false],
    ['somebody else’s', answered('docs', 'green', green), false],
  ];
  test.each(DOCS)('a light that is %s counts: %s', (_state, docs, counts) => {
    const decision = deciding(release(docs), answerOf('sales', green), {
      actor: vera,
      settings: settings('strict'),
    });
    expect(decision.ok).toBe(!counts);
  });

  test.each([[notYet], [onTrack], [notConcerned]])('anybody may say %j twice: it opens nothing', (answer) => {
    const decision = deciding(given, answerOf('sales', answer), {
      actor: vera,
      settings: settings('strict'),
    });
    expect(decision.ok).toBe(true);
  });

  test('their own department is no other one: an answer can be changed', () => {
    const decision = deciding(given, answerOf('docs', ifPrinted), {
      actor: vera,
      settings: settings('strict'),
    });
    expect(decision.ok).toBe(true);
  });
});

describe('the release manager gives no light', () => {
  const docs = release(aLight('docs'));
  const also = { departments: [], manager: true };

  test('under strict it is refused, under warn it counts and is marked', () => {
    expectRefused(
      docs,
      answerOf('sales', green),
      { code: 'counts_elsewhere', ...also },
      { settings: settings('strict') },
    );
    const next = after(docs, answerOf('sales', green), { settings: settings('warn') });
    expect(light(next, 'sales').answer?.also).toEqual(also);
  });

  test('save in a rehearsal, which they play alone', () => {
    const practice = { ...docs, practice: true };
    const next = after(practice, answerOf('sales', green), { settings: settings('strict') });
    expect(light(next, 'sales').answer).not.toHaveProperty('also');
  });
});
