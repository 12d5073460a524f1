import type { DomainEvent } from '../../../src/domain/event.ts';

type LaunchDayEvent =
  | 'confirmation_asked'
  | 'light_confirmed'
  | 'roll_call_started'
  | 'station_answered'
  | 'station_silent'
  | 'station_waited'
  | 'roll_call_complete'
  | 'launch_scrubbed'
  | 'issue_reported'
  | 'issue_settled';

type Events = { [Type in LaunchDayEvent]: readonly Extract<DomainEvent, { type: Type }>[] };

/** Everything that happens around a launch, with this text in every name and every free text. */
export const launchDayEvents = (text: string): Events => {
  const person = { userId: `U0${text}`, name: text };
  const department = { departmentId: 'dep-docs', name: text };
  return {
    confirmation_asked: [
      { type: 'confirmation_asked', ...department, outcome: 'asked' },
      { type: 'confirmation_asked', ...department, outcome: 'fresh' },
      { type: 'confirmation_asked', ...department, outcome: 'by_light' },
    ],
    light_confirmed: [
      { type: 'light_confirmed', ...department, advance: true },
      { type: 'light_confirmed', ...department, advance: false },
    ],
    roll_call_started: [
      { type: 'roll_call_started', stations: [{ departmentId: 'dep-docs', advance: true }] },
      { type: 'roll_call_started', stations: [] },
    ],
    station_answered: [
      { type: 'station_answered', ...department, word: 'go', reason: '' },
      { type: 'station_answered', ...department, word: 'no_go', reason: text },
      { type: 'station_answered', ...department, word: 'hold', reason: text },
    ],
    station_silent: [
      { type: 'station_silent', ...department, nudge: 1, onDuty: person, deputy: person },
      { type: 'station_silent', ...department, nudge: 2, onDuty: null, deputy: null },
    ],
    station_waited: [{ type: 'station_waited', ...department }],
    roll_call_complete: [{ type: 'roll_call_complete' }],
    issue_reported: [
      {
        type: 'issue_reported',
        issueId: 'i1',
        text,
        severity: 'critical',
        owner: person,
        link: text,
      },
      { type: 'issue_reported', issueId: 'i1', text, severity: 'minor', owner: person, link: null },
    ],
    issue_settled: [{ type: 'issue_settled', issueId: 'i1', text }],
    launch_scrubbed: [{ type: 'launch_scrubbed', reason: text }],
  };
};
