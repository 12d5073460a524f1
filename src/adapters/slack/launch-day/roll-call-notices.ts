import { standingOf } from '../../../domain/launch-day/roll-call.ts';
import { titleOf } from '../../../domain/release.ts';
import { actions } from '../kit/blocks.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { courseControls } from '../lights/card/direct-controls.ts';
import { launchMoment } from '../lights/card/sentences.ts';
import type { Notices } from '../lights/notices/direct-notice.ts';
import { courseButton, rollCallCourses } from './roll-call-controls.ts';

/** What the release manager reads of a roll-call that does not go on by itself. */
export const ROLL_CALL_NOTICES: Pick<Notices, 'station_answered' | 'station_silent' | 'launch_scrubbed'> = {
  station_answered: ({ name, word, reason }, { scene: { release }, told }) =>
    word === 'no_go'
      ? {
          line: mrkdwn`:red_circle: *${name}* says no-go for *${titleOf(release)}*. ${told.by.name}:`,
          quote: reason,
          next: mrkdwn`The roll-call stands there until ${name} says go. Hold it, or scrub this launch?`,
          controls: [rollCallCourses(release, ['hold', 'scrub'])],
        }
      : null,
  launch_scrubbed: ({ reason }, { scene: { release }, told }) =>
    // Another date was chosen, and is told in a moment.
    release.move !== null
      ? null
      : {
          line: mrkdwn`*${told.by.name}* scrubbed the launch of *${titleOf(release)}*:`,
          quote: reason,
          next: mrkdwn`No other date was chosen: it is still planned for ${launchMoment(release)}. Choose one, or begin the roll-call again.`,
          controls: [
            actions('scrubbed', [
              ...courseControls(release, ['move', 'hold'], 'move').elements,
              courseButton(release, 'start'),
            ]),
          ],
        },
  station_silent: ({ name, nudge, onDuty, deputy }, { scene: { release, now } }) => {
    const standing = standingOf(release, now);
    if (nudge !== 2 || standing.is !== 'up') return null;
    const people = [onDuty, deputy].flatMap((person) => (person === null ? [] : [person.name]));
    const who = people.length === 0 ? 'Nobody is named for it' : `Asked: ${people.join(' and ')}`;
    return {
      line: mrkdwn`*${name}* has not answered for ten minutes or longer in the roll-call of *${titleOf(release)}*. ${who}.`,
      next: mrkdwn`Wait, hold the clock, or scrub this launch? You can also launch without it.`,
      controls: [rollCallCourses(release, ['wait', 'hold', 'scrub'], 'wait')],
    };
  },
};
