import type { DomainEvent } from '../../src/domain/event.ts';
import { launchOn } from '../support/builders.ts';

type PlanEvent =
  | 'move_planned'
  | 'move_undone'
  | 'item_changed'
  | 'items_added'
  | 'reviews_asked'
  | 'date_reviewed'
  | 'round_opened'
  | 'round_tried'
  | 'finding_settled'
  | 'round_closed'
  | 'release_split'
  | 'release_merged'
  | 'release_took_in'
  | 'wave_added'
  | 'main_followed'
  | 'split_from';

type Events = { [Type in PlanEvent]: readonly Extract<DomainEvent, { type: Type }>[] };

/** Everything that happens to a plan, with this text in every name and every free text. */
export const planEvents = (text: string): Events => {
  const person = { userId: `U0${text}`, name: text };
  const other = { releaseId: 'rel-borealis', title: text };
  const round = { roundId: 'round-1', number: 2 };
  const department = { departmentId: 'dep-docs', name: text };
  const to = launchOn('2026-12-17');
  return {
    move_planned: [{ type: 'move_planned', to, reason: 'quality', words: text }],
    move_undone: [{ type: 'move_undone', to }],
    item_changed: [{ type: 'item_changed', part: 'risks', itemId: '2', what: text, change: 'finished' }],
    items_added: [{ type: 'items_added', part: 'milestones', count: 12 }],
    reviews_asked: [{ type: 'reviews_asked', departmentIds: ['dep-docs', 'dep-qa'] }],
    date_reviewed: [
      { type: 'date_reviewed', ...department, answer: 'needs_days', days: 5, words: text },
      { type: 'date_reviewed', ...department, answer: 'fine', days: null, words: '' },
    ],
    round_opened: [{ type: 'round_opened', ...round, build: text }],
    round_tried: [{ type: 'round_tried', ...round, finding: 'problem', words: text }],
    finding_settled: [{ type: 'finding_settled', ...round, finder: person, words: text, as: 'blocker' }],
    round_closed: [{ type: 'round_closed', ...round, verdict: 'accepted_with_limits', words: text }],
    release_split: [{ type: 'release_split', to: other, points: 2, departments: [text] }],
    release_merged: [{ type: 'release_merged', to: other }],
    release_took_in: [{ type: 'release_took_in', from: other }],
    wave_added: [{ type: 'wave_added', wave: other }],
    main_followed: [{ type: 'main_followed', main: other, stands: 'waiting' }],
    split_from: [
      { type: 'split_from', from: other, kept: [text] },
      { type: 'split_from', from: other, kept: [] },
    ],
  };
};
