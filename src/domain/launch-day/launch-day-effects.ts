import { addMinutes } from '../calendar.ts';
import { type Effect, threadLine, toManagers } from '../delivery/statements.ts';
import { lightOf } from '../release.ts';
import { confirmationBoards } from './confirmation-boards.ts';

const question: Effect = ({ release, settings, now }, { event }) => {
  const light = 'departmentId' in event ? lightOf(release, event.departmentId ?? '') : undefined;
  return light === undefined ? [] : confirmationBoards(release, light, settings, now);
};

/** Whoever scrubs it chooses the next date at once, which is told two minutes later; afterwards they are asked. */
const DATE_CHOSEN_MINUTES = 3;

/** The messages of the roll-call say it; they are brought up to date with every event. */
const byItsBoards: Effect = () => [];

/**
 * What leaves the house for these events, beside the messages of the roll-call: a question that nobody has to answer
 * is asked of nobody, and a go is no news.
 */
export const LAUNCH_DAY_EFFECTS = {
  confirmation_asked: question,
  light_confirmed: question,
  roll_call_started: byItsBoards,
  station_answered: (scene, named) =>
    named.event.type === 'station_answered' && named.event.word === 'no_go'
      ? [...threadLine(scene, named), ...toManagers(scene, named)]
      : [],
  station_silent: (scene, named) =>
    named.event.type === 'station_silent' && named.event.nudge === 2
      ? toManagers(scene, named)
      : threadLine(scene, named),
  station_waited: byItsBoards,
  roll_call_complete: threadLine,
  launch_scrubbed: (scene, named) => [
    ...threadLine(scene, named),
    ...toManagers(scene, named).map((told) => ({
      ...told,
      dueAt: addMinutes(scene.now, DATE_CHOSEN_MINUTES),
    })),
  ],
} satisfies Record<string, Effect>;
