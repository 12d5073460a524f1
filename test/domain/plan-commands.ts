import { departmentId, deputyOf, launchOn, leadOf, MAYA } from '../support/builders.ts';
import { PLAN_CASES } from './plan-cases.ts';

const docs = departmentId('docs');
const { apply_move: _move, follow_main: _follow, ...people } = PLAN_CASES;

/** What people ask of a plan, as `policy.test.ts` tries it: the item and the round are Olga's. */
export const PLAN_COMMANDS = {
  put_item: people.put_item.command,
  remove_item: people.remove_item.command,
  finish_item: { type: 'finish_item', part: 'milestones', itemId: '2', done: true },
  add_items: people.add_items.command,
  set_facts: people.set_facts.command,
  ask_reviews: { type: 'ask_reviews' },
  review_date: { type: 'review_date', departmentId: docs, answer: 'fine', days: null, words: '' },
  plan_move: { type: 'plan_move', to: launchOn('2026-12-17'), reason: 'clash', words: '' },
  undo_move: { type: 'undo_move' },
  open_round: people.open_round.command,
  try_round: people.try_round.command,
  settle_finding: people.settle_finding.command,
  close_round: people.close_round.command,
  split_off: people.split_off.command,
  merge_into: people.merge_into.command,
  take_in: people.take_in.command,
  add_wave: people.add_wave.command,
} as const;

type PlanCommand = keyof typeof PLAN_COMMANDS;

/** By hand, in the letters of `policy.test.ts`. */
export const PLAN_MAY: Record<PlanCommand, string> = {
  put_item: 'M',
  remove_item: 'M',
  finish_item: 'P M',
  add_items: 'M',
  set_facts: 'M',
  ask_reviews: 'M',
  review_date: 'L D',
  plan_move: 'M',
  undo_move: 'M',
  open_round: 'M',
  try_round: 'M S A O R L D l d P X',
  settle_finding: 'P M',
  close_round: 'P M',
  split_off: 'M',
  merge_into: 'M',
  take_in: 'M',
  add_wave: 'M',
};

const manager = { role: 'release_manager', userIds: [MAYA.userId] };

/** Who is named to somebody who may not. */
export const planNamed = (ownerId: string): Record<PlanCommand, { role: string; userIds: string[] }> => {
  const owner = { role: 'owner', userIds: [ownerId] };
  return {
    put_item: manager,
    remove_item: manager,
    finish_item: owner,
    add_items: manager,
    set_facts: manager,
    ask_reviews: manager,
    review_date: { role: 'lead', userIds: [leadOf('docs'), deputyOf('docs')] },
    plan_move: manager,
    undo_move: manager,
    open_round: manager,
    try_round: { role: 'member', userIds: [] },
    settle_finding: owner,
    close_round: owner,
    split_off: manager,
    merge_into: manager,
    take_in: manager,
    add_wave: manager,
  };
};
