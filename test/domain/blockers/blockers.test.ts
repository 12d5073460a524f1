import { describe, expect, test } from 'vitest';
import type { BlockerState } from '../../../src/domain/blockers/blocker.ts';
import type { Command } from '../../../src/domain/command.ts';
import { obstaclesTo } from '../../../src/domain/lights/verdict.ts';
import type { Release } from '../../../src/domain/release.ts';
import { aLight, anActor, departmentId, NOW } from '../../support/builders.ts';
import {
  after,
  answerOf,
  eventsOf,
  eventTypes,
  expectRefused,
  held,
  leadActor,
  light,
  notConcerned,
  notYet,
  onTrack,
  stranger,
} from '../deciding.ts';
import { aBlocker, asking, greenSales, ifPrinted, kindsOf, LATER, PAT, RICO, withSales } from '../matters.ts';

const lead = { actor: leadActor('sales') };
const pat = { actor: anActor(PAT), now: LATER };
const asked = asking(aLight('sales', { askedAt: NOW }));
const waits = after(
  asked,
  answerOf('sales', { ...notYet, solvedBy: { kind: 'person', ...PAT } } as typeof notYet),
  lead,
);
const green = withSales(greenSales());
const withIt = (overrides: Parameters<typeof aBlocker>[0] = {}): Release => ({
  ...green,
  blockers: [aBlocker(overrides)],
});

const take: Command = { type: 'take_blocker', blockerId: 'b1' };
const giveBack: Command = { type: 'return_blocker', blockerId: 'b1' };
const pass: Command = { type: 'pass_blocker', blockerId: 'b1', solver: { kind: 'person', ...RICO } };
const done: Command = { type: 'solve_blocker', blockerId: 'b1' };
const confirm = (solved: boolean): Command => ({ type: 'confirm_blocker', blockerId: 'b1', solved });
const states = (release: Release): BlockerState[] => release.blockers.map(({ state }) => state);

describe('"Not yet"', () => {
  test('makes what the department waits for, and the record names it', () => {
    expect(waits.blockers).toMatchObject([
      {
        id: 'b1',
        departmentId: departmentId('sales'),
        text: notYet.answer === 'not_yet' ? notYet.reason : '',
        severity: 'stops',
        solver: { kind: 'person', ...PAT },
        state: 'open',
      },
    ]);
    expect(eventsOf(asked, answerOf('sales', notYet), lead)[0]).toMatchObject({ blockerId: 'b1' });
  });

  test('said with another reason puts the new one in the place of the old', () => {
    const next = after(waits, answerOf('sales', { ...notYet, reason: 'Legal.' } as typeof notYet), lead);
    expect(states(next)).toEqual(['withdrawn', 'open']);
    expect(obstaclesTo(next)).toMatchObject([{ kind: 'not_yet', reason: 'Legal.' }]);
  });

  test.each([
    ['green', { answer: 'green' }, 'confirmed'],
    ['green, if', ifPrinted, 'confirmed'],
    ['not applicable', notConcerned, 'confirmed'],
    ['on track', onTrack, 'withdrawn'],
  ] as const)('and then "%s" ends it', (_said, answer, state) => {
    expect(states(after(waits, answerOf('sales', answer), lead))).toEqual([state]);
  });
});

describe('"Done"', () => {
  test('asks the department that waits again; its light stays red until it answers', () => {
    const next = after(waits, done, pat);
    expect(light(next, 'sales')).toMatchObject({ state: 'not_yet', askedAt: LATER });
    expect(light(next, 'sales').askedAgainBecause).toContain('Pat says that it is done');
    expect(eventTypes(waits, done, pat)).toEqual(['blocker_solved', 'department_asked']);
    expect(kindsOf(obstaclesTo(next))).toEqual(['not_yet']);
    const answered = after(next, answerOf('sales', { answer: 'green' }), lead);
    expect([states(answered), obstaclesTo(answered)]).toEqual([['confirmed'], []]);
  });

  test('said twice is said once; on hold nobody is asked', () => {
    expect(eventsOf(after(waits, done, pat), done, pat)).toEqual([]);
    expect(eventTypes({ ...waits, hold: held }, done, pat)).toEqual(['blocker_solved']);
  });

  test('is confirmed by the department with its light, by nobody else', () => {
    expectRefused(after(waits, done, pat), confirm(true), { code: 'answered_by_light' });
  });
});

describe('what somebody raised', () => {
  const raise = (text: string, severity: 'stops' | 'hurts' = 'stops'): Command => ({
    type: 'raise_blocker',
    text,
    severity,
    solver: { kind: 'person', ...PAT },
    expectedOn: null,
    link: null,
  });

  test('stands in the way from then on, whoever raised it', () => {
    const next = after(green, raise('Printer'), { actor: stranger });
    expect(obstaclesTo(next)).toMatchObject([{ kind: 'blocker', text: 'Printer', by: 'Sam', solved: false }]);
    expect(eventTypes(green, raise('Printer'), { actor: stranger })).toEqual([
      'blocker_raised',
      'readiness_lost',
    ]);
  });

  test('as something that hurts is listed beside it, and stops nothing', () => {
    expect(obstaclesTo(after(green, raise('Printer', 'hurts')))).toEqual([]);
  });

  test('needs words', () => {
    expectRefused(green, raise(' '), { code: 'fields_invalid', problems: [{ field: 'text' }] });
  });

  /** By hand: what each step makes of each state; a dot for nothing new, "over" for a refusal. */
  const STEPS: readonly [string, Command, Record<BlockerState, string>][] = [
    [
      '"I have it"',
      take,
      { open: 'taken', taken: '.', solved: 'over', confirmed: 'over', withdrawn: 'over' },
    ],
    [
      '"Not ours"',
      giveBack,
      { open: 'open', taken: 'open', solved: 'open', confirmed: 'over', withdrawn: 'over' },
    ],
    [
      'passing on',
      pass,
      { open: 'open', taken: 'open', solved: 'open', confirmed: 'over', withdrawn: 'over' },
    ],
    ['"Done"', done, { open: 'solved', taken: 'solved', solved: '.', confirmed: 'over', withdrawn: 'over' }],
    [
      '"It is gone"',
      confirm(true),
      { open: 'confirmed', taken: 'confirmed', solved: 'confirmed', confirmed: 'over', withdrawn: 'over' },
    ],
    [
      '"Not solved"',
      confirm(false),
      { open: '.', taken: '.', solved: 'open', confirmed: 'over', withdrawn: 'over' },
    ],
  ];
  const steps = STEPS.flatMap(([name, command, becomes]) =>
    (Object.entries(becomes) as [BlockerState, string][]).map(([state, is]) => ({
      name,
      command,
      state,
      is,
    })),
  );

  test.each(steps)('$name of what is $state: $is', ({ command, state, is }) => {
    const taken = state === 'open' ? null : PAT;
    const solved = state === 'open' || state === 'taken' ? {} : { solvedBy: PAT, solvedAt: NOW };
    const release = withIt({ state, takenBy: taken, ...solved });
    const who = command.type === 'confirm_blocker' ? {} : pat;
    const actor = command.type === 'pass_blocker' ? {} : who;
    if (is === 'over') return expectRefused(release, command, { code: 'matter_is_over' }, actor);
    if (is === '.') return expect(eventsOf(release, command, actor)).toEqual([]);
    const [next] = after(release, command, actor).blockers;
    expect(next).toMatchObject({ state: is });
    // Nobody has it any more, and nobody has solved it.
    if (is === 'open') expect(next).toMatchObject({ takenBy: null, solvedBy: null, solvedAt: null });
  });

  test('is named in the way until whoever raised it says that it is gone', () => {
    const solved = after(withIt(), done, pat);
    expect(obstaclesTo(solved)).toMatchObject([{ kind: 'blocker', solved: true }]);
    expect(eventTypes(solved, confirm(true))).toEqual(['blocker_confirmed', 'all_green']);
  });

  test('given back waits for nobody, and says who gave it back', () => {
    const next = after(withIt(), giveBack, pat);
    expect(next.blockers[0]?.solver).toEqual({ kind: 'other', name: '' });
    expect(eventsOf(withIt(), giveBack, pat)).toMatchObject([
      { type: 'blocker_returned', solver: { name: 'Pat' } },
    ]);
  });

  test('passed on names both; passed to whoever has it already it changes nothing', () => {
    expect(eventsOf(withIt(), pass)).toMatchObject([
      { type: 'blocker_passed', from: { name: 'Pat' }, solver: { name: 'Rico' } },
    ]);
    expect(eventsOf(after(withIt(), pass), pass)).toEqual([]);
  });
});

test('what nobody knows cannot be solved', () => {
  const other: Command = { type: 'solve_blocker', blockerId: 'b9' };
  expectRefused(withIt(), other, { code: 'unknown_matter' });
});
