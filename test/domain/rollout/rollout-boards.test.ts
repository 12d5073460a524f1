import { describe, expect, test } from 'vitest';
import type { DueAction } from '../../../src/domain/delivery/due-action.ts';
import { deliveriesFor } from '../../../src/domain/delivery/effects.ts';
import type { ReleaseEvent } from '../../../src/domain/event.ts';
import type { Release } from '../../../src/domain/release.ts';
import { questionAudiences, questionIn } from '../../../src/domain/rollout/rollout-boards.ts';
import { MAYA, someSettings } from '../../support/builders.ts';
import { after } from '../deciding.ts';
import { FIRST_OVER, spreading } from './rollout-cases.ts';

const settings = someSettings({ admins: [MAYA.userId, 'U0ADA'] });

const sentFor = (before: Release, release: Release, event: ReleaseEvent): readonly DueAction[] =>
  deliveriesFor({ release, before, settings, now: FIRST_OVER }, [{ id: 'ev-1', event }]);

/** "U0MAYA 1 post" for each question that is wished for: whose, the how many-eth, and whether it may be posted. */
const questions = (actions: readonly DueAction[]): string[] =>
  actions
    .filter(({ kind }) => kind === 'board.stage_question')
    .map(({ slot, payload }) => {
      const who = slot !== null && 'user' in slot.audience ? slot.audience.user : '';
      return `${who} ${questionIn(slot?.subject ?? '').times} ${payload.post === true ? 'post' : 'edit'}`;
    });

const kinds = (actions: readonly DueAction[], kind: string): readonly DueAction[] =>
  actions.filter((action) => action.kind === kind);

describe('who is asked whether it goes on', () => {
  const asked = (times: number, overrides: Partial<Release> = {}) =>
    questionAudiences(spreading({}, overrides), settings, times);
  test('the manager and the stand-in; from the third working day on the admins', () => {
    expect(asked(1, { standInId: 'U0STAND' })).toEqual([{ user: MAYA.userId }, { user: 'U0STAND' }]);
    expect(asked(2)).toEqual([{ user: MAYA.userId }]);
    expect(asked(3)).toEqual([{ user: MAYA.userId }, { user: 'U0ADA' }]);
  });
  test('of a rehearsal nobody else hears', () => {
    expect(asked(5, { practice: true })).toEqual([{ user: MAYA.userId }]);
  });
});

describe('each working day has a message of its own', () => {
  const asking = spreading({ asked: { at: FIRST_OVER, times: 1 } });
  test('the one before says that a newer one asks', () => {
    const again = spreading({ asked: { at: FIRST_OVER, times: 2 } });
    const event = { type: 'stage_asked', stageId: '1', times: 2 } as const;
    expect(questions(sentFor(asking, again, event))).toEqual(['U0MAYA 1 edit', 'U0MAYA 2 post']);
  });
  test('an answer settles it, and asks nothing new', () => {
    const next = after(asking, { type: 'begin_group', groupId: '2', reason: '' }, { now: FIRST_OVER });
    const event = { type: 'stage_begun', stageId: '2', name: '25 %', index: 2, of: 4, reason: '' } as const;
    expect(questions(sentFor(asking, next, event))).toEqual(['U0MAYA 1 edit']);
  });
  test('on hold nothing is posted', () => {
    const held = after(asking, { type: 'hold', reason: 'x' }, { now: FIRST_OVER });
    const wishes = questions(sentFor(asking, held, { type: 'release_held', reason: 'x' }));
    expect(wishes.at(-1)).toBe('U0MAYA 1 edit');
  });
});

describe('what the world reads', () => {
  const stop = { type: 'stop_rollout', reason: 'Links break.', takenBack: false } as const;
  test('with a stop every department, the thread, and the announcement with its thread', () => {
    const before = spreading();
    const actions = sentFor(before, after(before, stop, { now: FIRST_OVER }), {
      type: 'rollout_stopped',
      reason: 'Links break.',
      at: '5 %',
      index: 1,
      of: 4,
      takenBack: false,
    });
    expect(kinds(actions, 'statement.to_department')).toHaveLength(before.lights.length);
    expect(kinds(actions, 'statement.thread_line')).toHaveLength(1);
    expect(kinds(actions, 'statement.version_line')).toHaveLength(1);
    expect(kinds(actions, 'board.announcement').map(({ payload }) => payload.post)).toEqual([false]);
  });
  test('at the launch the announcement is posted once, with the first group in it', () => {
    const before = spreading({}, { rollout: null });
    const actions = deliveriesFor({ release: spreading(), before, settings, now: FIRST_OVER }, [
      { id: 'ev-1', event: { type: 'declared_live', attempt: 1 } },
      {
        id: 'ev-2',
        event: { type: 'stage_begun', stageId: '1', name: '5 %', index: 1, of: 4, reason: '' },
      },
    ]);
    expect(kinds(actions, 'board.announcement').map(({ payload }) => payload.post)).toEqual([true]);
    expect(kinds(actions, 'statement.thread_line')).toEqual([]);
  });
});
