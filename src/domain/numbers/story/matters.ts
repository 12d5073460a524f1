import type { Instant } from '../../calendar.ts';
import { hoursBetween, isTrue, type NumberEntry, textIn, textsIn } from '../entry.ts';

/** Conditions that were met in time, and those whose day ended without it, also where they were met later. */
export type Conditions = { kept: number; lapsed: number };

type ConditionState = 'open' | 'kept' | 'lapsed' | 'dropped';
type Known = Map<string, { of: string; state: ConditionState }>;

/** What a department named since its light last counted: of these the release manager may refuse those after the launch. */
type Fresh = Map<string, Set<string>>;

const STILL_FRESH: readonly (string | null)[] = ['waiting', 'conditional_asked'];

/**
 * A department's answer names the conditions that hold from now on. Those that it no longer names are met by a plain
 * green light, and dropped by any other answer; one of several green lights that adds a condition replaces its own.
 */
const afterAnswer = (known: Known, fresh: Fresh, entry: NumberEntry): void => {
  const departmentId = textIn(entry, 'departmentId') ?? '';
  const pending = textsIn(entry, 'pending');
  const added = pending.filter((id) => !known.has(id));
  const isVote = entry.type === 'light_voted';
  const isGreen = isVote ? added.length === 0 : textIn(entry, 'state') === 'green';
  for (const [id, condition] of known) {
    if (condition.of !== departmentId || condition.state !== 'open' || pending.includes(id)) continue;
    condition.state = isGreen ? 'kept' : 'dropped';
  }
  for (const id of added) known.set(id, { of: departmentId, state: 'open' });
  const goesOn = isVote || STILL_FRESH.includes(textIn(entry, 'before'));
  fresh.set(departmentId, new Set([...((goesOn ? fresh.get(departmentId) : null) ?? []), ...added]));
};

const afterConsent = (known: Known, fresh: Fresh, entry: NumberEntry): void => {
  const departmentId = textIn(entry, 'departmentId') ?? '';
  const refused = isTrue(entry, 'agreed') ? [] : (fresh.get(departmentId) ?? []);
  for (const id of refused) {
    const condition = known.get(id);
    if (condition?.state === 'open') condition.state = 'dropped';
  }
  fresh.delete(departmentId);
};

/** What became of the conditions of one release. */
export const conditionsOf = (entries: readonly NumberEntry[]): Conditions => {
  const known: Known = new Map();
  const fresh: Fresh = new Map();
  for (const entry of entries) {
    const condition = known.get(textIn(entry, 'conditionId') ?? '');
    switch (entry.type) {
      case 'light_answered':
      case 'light_voted':
        afterAnswer(known, fresh, entry);
        break;
      case 'consent_given':
        afterConsent(known, fresh, entry);
        break;
      case 'condition_met':
        if (condition?.state === 'open') condition.state = 'kept';
        break;
      case 'condition_lapsed':
        if (condition?.state === 'open') condition.state = 'lapsed';
        break;
    }
  }
  const count = (state: ConditionState): number =>
    [...known.values()].filter((condition) => condition.state === state).length;
  return { kept: count('kept'), lapsed: count('lapsed') };
};

/** What was in the way, and how many hours each took that is gone. */
export type Blockers = { raised: number; cleared: readonly number[] };

type OpenBlocker = { of: string | null; since: Instant };

/** "Not yet" and "on track" take back what the department waited for; any other answer says that it is gone. */
const TAKES_BACK: readonly (string | null)[] = ['not_yet', 'on_track'];

/** What was in the way of one release. */
export const blockersOf = (entries: readonly NumberEntry[]): Blockers => {
  const open = new Map<string, OpenBlocker>();
  const cleared: number[] = [];
  let raised = 0;

  const raise = (id: string, of: string | null, since: Instant): void => {
    raised += 1;
    open.set(id, { of, since });
  };
  const end = (id: string, at: Instant, isGone: boolean): void => {
    const blocker = open.get(id);
    if (blocker === undefined) return;
    open.delete(id);
    if (isGone) cleared.push(hoursBetween(blocker.since, at));
  };

  for (const entry of entries) {
    const id = textIn(entry, 'blockerId');
    const departmentId = textIn(entry, 'departmentId');
    if (entry.type === 'blocker_raised' && id !== null) raise(id, null, entry.at);
    if (entry.type === 'blocker_confirmed' && id !== null && isTrue(entry, 'solved')) end(id, entry.at, true);
    if (entry.type !== 'light_answered' && entry.type !== 'light_voted') continue;
    for (const [other, { of }] of open) {
      if (of === departmentId && of !== null && other !== id)
        end(other, entry.at, !TAKES_BACK.includes(textIn(entry, 'state')));
    }
    if (id !== null && !open.has(id)) raise(id, departmentId, entry.at);
  }
  return { raised, cleared };
};
