import type { Told } from './told.ts';

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

const SAID = { go: 'go', no_go: 'no-go', hold: 'hold' } as const;

const ASKED = {
  asked: 'asked whether it is still green',
  fresh: 'still green by what it said a moment ago',
  by_light: 'asked for its light already',
} as const;

/** What happened on the way to the launch, for a report. */
export const LAUNCH_DAY_EVENTS: { [Type in LaunchDayEvent]: Told<Type> } = {
  confirmation_asked: { section: 'launch', words: ({ name, outcome }) => `${name}: ${ASKED[outcome]}.` },
  light_confirmed: {
    section: 'launch',
    words: ({ name, advance }) =>
      `${name}: still green.${advance ? ' It goes in advance, for the roll-call of the launch.' : ''}`,
  },
  roll_call_started: {
    section: 'launch',
    words: ({ stations }) => {
      const gone = stations.filter(({ advance }) => advance).length;
      const before = gone === 0 ? '' : ` ${gone} had gone in advance.`;
      return `Began the roll-call of ${stations.length} ${stations.length === 1 ? 'station' : 'stations'}.${before}`;
    },
  },
  station_answered: {
    section: 'launch',
    words: ({ name, word, reason }) => `${name}: ${SAID[word]}${reason === '' ? '' : `: ${reason}`}.`,
  },
  station_silent: {
    section: 'launch',
    words: ({ name, nudge }) => `${name} did not answer for ${nudge * 10} minutes.`,
  },
  station_waited: { section: 'launch', words: ({ name }) => `Decided to wait for ${name}.` },
  roll_call_complete: { section: 'launch', words: () => 'Every station said go.' },
  launch_scrubbed: { section: 'launch', words: ({ reason }) => `Scrubbed: ${reason}.` },
  issue_reported: {
    section: 'after',
    words: ({ text, severity, owner }) => `Found, ${severity}: ${text}. ${owner.name} sees to it.`,
  },
  issue_settled: { section: 'after', words: ({ text }) => `Solved: ${text}.` },
};
