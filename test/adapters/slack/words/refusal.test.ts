import { describe, expect, it } from 'vitest';
import { refusalWords } from '../../../../src/adapters/slack/words/refusal.ts';
import { LEGAL_STAGES } from '../../../../src/domain/command.ts';
import type { Refusal } from '../../../../src/domain/refusal.ts';
import { STAGES } from '../../../../src/domain/release.ts';
import { HOSTILE } from '../kit/hostile.ts';

const AT = '2024-12-12T13:02:00.000Z';
const who = (userId: string): string => ({ U1: 'Dana', U2: 'Omar' })[userId] ?? 'somebody';
const words = (refusal: Refusal): string =>
  refusalWords(refusal, who, '/release', { title: 'Spring 2.4', zone: 'Europe/Berlin' });

const lead = { role: 'lead', userIds: ['U1', 'U2'] } as const;
const obstacle = { kind: 'waiting', department: 'Sales', onTrack: false, asked: true } as const;

/** One of each code; the type makes a missing one an error. */
const EACH: { [Code in Refusal['code']]: Extract<Refusal, { code: Code }> } = {
  not_a_member: { code: 'not_a_member' },
  not_entitled: { code: 'not_entitled', command: 'answer', entitled: lead },
  unknown_release: { code: 'unknown_release', typed: 'atls', near: ['atlas-2.0'] },
  ambiguous_release: { code: 'ambiguous_release', typed: 'atlas', keys: ['atlas-1.0', 'atlas-2.0'] },
  unknown_department: { code: 'unknown_department' },
  wrong_stage: { code: 'wrong_stage', command: 'answer', stage: 'launching', since: AT },
  on_hold: { code: 'on_hold', reason: 'Security review.', by: 'Maya' },
  not_on_hold: { code: 'not_on_hold' },
  already_on_hold: { code: 'already_on_hold', reason: 'Security review.', by: 'Maya' },
  not_ready: { code: 'not_ready', obstacles: [obstacle] },
  too_early: { code: 'too_early', at: AT, stillPreparing: ['Docs', 'Sales'] },
  launch_in_past: { code: 'launch_in_past', at: AT },
  launch_date_passed: { code: 'launch_date_passed', at: AT },
  no_departments: { code: 'no_departments' },
  department_was_asked: { code: 'department_was_asked', name: 'Docs' },
  plan_incomplete: { code: 'plan_incomplete', missing: ['goal', 'measure'] },
  no_time_to_prepare: { code: 'no_time_to_prepare', short: [{ name: 'Docs', has: 2, needs: 10 }] },
  date_review_over: { code: 'date_review_over', name: 'Docs' },
  date_changed: { code: 'date_changed', name: 'Docs', at: AT },
  move_under_way: { code: 'move_under_way', to: AT },
  no_move_under_way: { code: 'no_move_under_way' },
  moves_by_itself: { code: 'moves_by_itself' },
  same_date: { code: 'same_date' },
  waits_in_a_circle: { code: 'waits_in_a_circle' },
  round_is_open: { code: 'round_is_open', number: 2 },
  problems_undecided: { code: 'problems_undecided', count: 2 },
  round_is_closed: { code: 'round_is_closed', number: 2 },
  version_is_out: { code: 'version_is_out' },
  version_not_out: { code: 'version_not_out' },
  version_changed: { code: 'version_changed' },
  version_not_written: { code: 'version_not_written', by: 'Pat' },
  version_not_checked: { code: 'version_not_checked', by: 'Pat' },
  notice_too_late: { code: 'notice_too_late' },
  notice_is_secret: { code: 'notice_is_secret' },
  not_invited: { code: 'not_invited' },
  cannot_merge: { code: 'cannot_merge', because: 'started' },
  cannot_branch: { code: 'cannot_branch', into: 'wave', because: 'wave' },
  starts_with_main: { code: 'starts_with_main', main: 'Atlas 2.0' },
  nothing_to_consent_to: { code: 'nothing_to_consent_to', name: 'Docs' },
  facts_changed: { code: 'facts_changed', name: 'Docs' },
  comes_after: { code: 'comes_after', name: 'Sales', first: ['QA', 'Docs'] },
  counts_elsewhere: { code: 'counts_elsewhere', name: 'Sales', departments: ['Docs'], manager: true },
  unknown_matter: { code: 'unknown_matter' },
  matter_is_over: { code: 'matter_is_over', by: 'Omar' },
  answered_by_light: { code: 'answered_by_light' },
  has_it_already: { code: 'has_it_already', by: 'Omar' },
  nothing_to_waive: { code: 'nothing_to_waive', name: 'Docs' },
  second_must_be_other: { code: 'second_must_be_other', name: 'Maya' },
  nobody_second: { code: 'nobody_second' },
  nothing_called: { code: 'nothing_called' },
  nothing_to_confirm: { code: 'nothing_to_confirm', name: 'Docs' },
  light_comes_first: { code: 'light_comes_first', name: 'Docs' },
  no_advance: { code: 'no_advance', name: 'Docs' },
  no_roll_call: { code: 'no_roll_call' },
  roll_call_too_early: { code: 'roll_call_too_early', at: AT },
  no_roll_call_runs: { code: 'no_roll_call_runs' },
  go_is_declared: { code: 'go_is_declared', by: 'Maya' },
  not_called: { code: 'not_called' },
  not_your_turn: { code: 'not_your_turn', name: 'Docs', up: 'Engineering' },
  roll_call_open: { code: 'roll_call_open', is: 'no_go', name: 'Docs' },
  no_runbook_runs: { code: 'no_runbook_runs' },
  step_not_up: { code: 'step_not_up', what: 'Deploy', up: 'Freeze the database' },
  tick_stands: { code: 'tick_stands', what: 'Deploy' },
  not_group_by_group: { code: 'not_group_by_group' },
  groups_stopped: { code: 'groups_stopped', by: 'Maya' },
  everybody_has_it: { code: 'everybody_has_it' },
  another_group_next: { code: 'another_group_next', name: '25 % of customers' },
  group_has_it: { code: 'group_has_it', name: '5 % of customers' },
  groups_left: { code: 'groups_left', index: 2, of: 4 },
  review_runs: { code: 'review_runs', until: AT },
  review_owed: { code: 'review_owed' },
  not_urgent: { code: 'not_urgent' },
  critical_open: { code: 'critical_open', issues: [{ text: 'Boards are empty', owner: 'Pat' }] },
  conditions_pending: {
    code: 'conditions_pending',
    pending: [{ text: 'The price list is printed', owner: 'Pat' }],
  },
  already_managing: { code: 'already_managing' },
  already_taken: { code: 'already_taken', by: 'Omar' },
  not_a_release_manager: { code: 'not_a_release_manager', name: 'Omar' },
  fields_invalid: { code: 'fields_invalid', problems: [{ field: 'date', problem: 'Choose a date.' }] },
  not_known_yet: { code: 'not_known_yet' },
  not_set_up: { code: 'not_set_up' },
  already_answered_anonymously: { code: 'already_answered_anonymously' },
  feedback_not_open: { code: 'feedback_not_open' },
  look_back_over: { code: 'look_back_over', by: 'Maya' },
  no_votes_left: { code: 'no_votes_left', most: 3 },
  draft_expired: { code: 'draft_expired' },
  no_checklist: { code: 'no_checklist', name: 'Docs' },
  nothing_owed: { code: 'nothing_owed', name: 'Docs' },
  no_deputy: { code: 'no_deputy', name: 'Docs' },
  nobody_there: { code: 'nobody_there', name: 'Docs' },
  nudged_already: { code: 'nudged_already', name: 'Docs', at: AT, again: '2024-12-13T13:02:00.000Z' },
  not_away: { code: 'not_away' },
  no_full_member: { code: 'no_full_member', name: 'Omar' },
  cannot_stand_in: { code: 'cannot_stand_in', name: 'Omar', departments: ['Docs', 'Sales'] },
  away_unreadable: { code: 'away_unreadable', problem: 'I cannot read "soon" as a day.' },
};

const BANNED = /sign-?off|waiver|waive|stale|verdict|rollout|\btier\b|undefined|\[object/i;

describe('a refusal in words', () => {
  it('says what did not happen, since when, and who can help', () => {
    expect(words(EACH.wrong_stage)).toBe(
      'Answer not recorded: Spring 2.4 moved to launch on Thu 12 Dec 2024, 14:02 Berlin time. If something is wrong, tell its release manager now: only they can stop it.',
    );
  });

  it('names the people who can, to somebody who may not', () => {
    expect(words(EACH.not_entitled)).toBe(
      'Answer not recorded: only the lead or a deputy of the department can do this for Spring 2.4. Please ask Dana or Omar.',
    );
  });

  it('names everybody who may hold', () => {
    const manager = { role: 'release_manager', userIds: ['U1'] } as const;
    expect(words({ code: 'not_entitled', command: 'hold', entitled: manager })).toBe(
      'Not put on hold: only the release manager, a lead or a deputy of Spring 2.4 can do this. Please ask Dana.',
    );
    expect(words({ code: 'not_entitled', command: 'cancel', entitled: manager })).toContain(
      'only the release manager of Spring 2.4 can do this',
    );
  });

  it('never sends the release manager to the release manager', () => {
    const about = { title: 'Spring 2.4', isManager: true };
    for (const refusal of Object.values(EACH)) {
      if (refusal.code === 'not_entitled') continue;
      expect(refusalWords(refusal, who, '/release', about)).not.toMatch(/its release manager/i);
    }
    for (const stage of STAGES) {
      const refusal = { code: 'wrong_stage', command: 'cancel', stage, since: null } as const;
      expect(refusalWords(refusal, who, '/release', about)).not.toMatch(/its release manager/i);
    }
  });

  it('leads to the form of a draft, whose date is not moved', () => {
    const refusal = { code: 'wrong_stage', command: 'plan_move', stage: 'draft', since: null } as const;
    const about = { title: 'Spring 2.4', isManager: true };
    expect(refusalWords(refusal, who, '/release', about)).toContain(
      'Spring 2.4 is a draft, of whose date nobody has heard. Change it with Change on its card, or /release edit.',
    );
    expect(words(refusal)).toContain('Its release manager can change it.');
  });

  it('says to who only looked that nothing is shown', () => {
    expect(words({ code: 'not_a_member', reading: true })).toMatch(/^Not shown: /);
    expect(words({ code: 'not_set_up', reading: true })).toMatch(/^Nothing to show yet: /);
  });

  it('names who can mend it where nobody can', () => {
    const nobody = { ...EACH.not_entitled, entitled: { role: 'lead', userIds: [] } } as const;
    expect(words(nobody)).toContain('An admin can name its lead');
  });

  it('lists what is in the way of a launch', () => {
    expect(words(EACH.not_ready)).toContain('• Sales: no answer yet.');
  });

  it.each(Object.values(EACH))('of $code is whole sentences without inside words', (refusal) => {
    expect(words(refusal)).toMatch(/[.?]$/);
    expect(words(refusal)).not.toMatch(BANNED);
    // It is shown as plain text: stars would be read.
    expect(words(refusal)).not.toMatch(/[*_`]/);
  });

  it('is worded for every command at every stage at which it is refused', () => {
    for (const command of Object.keys(LEGAL_STAGES) as (keyof typeof LEGAL_STAGES)[]) {
      for (const stage of STAGES) {
        const text = words({ code: 'wrong_stage', command, stage, since: null });
        expect(text, `${command} at ${stage}`).toMatch(/^[A-Z].*: Spring 2\.4 .*\.$/);
        expect(text).not.toMatch(BANNED);
      }
    }
  });

  it.each(Object.entries(HOSTILE))('stays short and on its lines with %s as a name', (_name, text) => {
    const shown = words({ code: 'already_taken', by: text });
    expect(shown).not.toMatch(/[\n\u202E]/);
    expect(shown.length).toBeLessThan(250);
  });

  it('stays within one text object for a release with sixty departments in the way', () => {
    const reason = 'A long reason. '.repeat(100);
    const red = {
      kind: 'not_yet',
      reason,
      department: 'D'.repeat(80),
      solver: 'S'.repeat(80),
      expectedOn: '2024-12-12',
    } as const;
    expect(
      words({ code: 'not_ready', obstacles: Array.from({ length: 60 }, () => red) }).length,
    ).toBeLessThan(12_000);
  });
});
