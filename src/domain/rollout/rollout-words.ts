import type { Told } from '../record/told.ts';

type RolloutEvent =
  | 'stage_begun'
  | 'stage_asked'
  | 'stage_extended'
  | 'rollout_stopped'
  | 'rollout_completed';

const because = (reason: string): string => (reason === '' ? '' : ` Why now: ${reason}.`);

/** What happened while it went out group by group, for a report. */
export const ROLLOUT_EVENTS: { [Type in RolloutEvent]: Told<Type> } = {
  stage_begun: {
    section: 'after',
    words: ({ name, index, of, reason }) => `Group ${index} of ${of} has it: ${name}.${because(reason)}`,
  },
  stage_asked: {
    section: 'after',
    words: ({ times }) =>
      times === 1
        ? 'The time of the group was over: asked whether the next one follows.'
        : `Asked again whether the next group follows, for the ${times}. time.`,
  },
  stage_extended: { section: 'after', words: ({ until }) => `The group is watched longer, until ${until}.` },
  rollout_stopped: {
    section: 'after',
    words: ({ reason, at, index, of, takenBack }) =>
      `${takenBack ? 'Taken back from those who had it' : 'Stopped'}, at group ${index} of ${of}, ${at}: ${reason}.`,
  },
  rollout_completed: { section: 'after', words: () => 'Everybody has it.' },
};
