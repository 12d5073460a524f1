import { formatDate } from '../../../../domain/calendar.ts';
import type { ReleaseEvent } from '../../../../domain/event.ts';
import type { RecordedAnswer } from '../../../../domain/lights/light.ts';
import { greenCount } from '../../../../domain/lights/verdict.ts';
import { lightOf } from '../../../../domain/release.ts';
import { goalAtClose, OUTCOME_LINES } from '../../after/outcome-lines.ts';
import { CARRIED_LINES } from '../../carried/carried-notices.ts';
import { factLine } from '../../hooks/fact-notices.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { RETRO_LINES } from '../../retro/retro-lines.ts';
import { GROUP_LINES } from '../../rollout/group-lines.ts';
import { TELLING_LINES } from '../../versions/version-lines.ts';
import { alsoWords, answeredBy, markOf } from '../../words/light.ts';
import type { Scene, Told } from '../card/scene.ts';
import { askedAgainOn, moment } from '../card/sentences.ts';
import { LAUNCH_DAY_LINES } from './launch-day-lines.ts';
import { MATTER_LINES } from './matter-lines.ts';
import { MEETING_LINES } from './meeting-lines.ts';
import { PLAN_LINES } from './plan-lines.ts';

/** One line about something that happened, and what somebody wrote about it, which stands alone below. */
export type EventLine = { line: Mrkdwn; quote?: string };

export type EventLines = {
  [Type in ReleaseEvent['type']]:
    | ((event: Extract<ReleaseEvent, { type: Type }>, told: Told, scene: Scene) => EventLine)
    /** Never said in the thread: a board or another message says it. */
    | null;
};

const day = (date: string, { now }: Scene): string => formatDate(date, 'UTC', now);

const answered = (
  { departmentId, name }: { departmentId: string; name: string },
  answer: RecordedAnswer,
  scene: Scene,
): EventLine => {
  const also = alsoWords(answer.also);
  const who = also === null ? answeredBy(answer) : `${answeredBy(answer)}, who ${also}`;
  switch (answer.answer) {
    case 'green':
      return { line: mrkdwn`${markOf('green')} *${name}*: green. ${who}` };
    case 'conditional':
      return {
        line: mrkdwn`${markOf('conditional')} *${name}*: green, if ${answer.owner.name} sees to this until ${day(answer.dueOn, scene)}. ${who}:`,
        quote: answer.condition,
      };
    case 'on_track':
      return {
        line: mrkdwn`${markOf('on_track')} *${name}*: on track. ${who}. I ask again ${askedAgainOn(scene, departmentId, answer.askAgainOn, answer.at)}`,
      };
    case 'not_yet':
      return {
        line: mrkdwn`${markOf('not_yet')} *${name}*: not yet. ${who}. ${answer.solver} can solve it, expected ${day(answer.expectedOn, scene)}:`,
        quote: answer.reason,
      };
    case 'not_applicable':
      return {
        line: mrkdwn`${markOf('not_applicable_asked')} *${name}*: says it is not concerned. ${who}. ${scene.release.manager.name} has to agree:`,
        quote: answer.reason,
      };
  }
};

/** What users have of a release whose launch did not work. */
export const USERS_SEE: Record<'nothing' | 'part' | 'all', string> = {
  nothing: 'Users see nothing of it.',
  part: 'Users see a part of it.',
  all: 'Users see all of it.',
};

const without = (names: readonly string[]): Mrkdwn | null =>
  names.length === 0
    ? null
    : mrkdwn`Launched without: ${joinMrkdwn(
        names.map((name) => mrkdwn`${name}`),
        ', ',
      )}`;

const LINES: EventLines = {
  release_drafted: null,
  plan_changed: ({ risk }, { by }) => ({
    line: mrkdwn`*Risk*: judged anew, ${risk ?? 'normal'} now. ${by.name}`,
  }),
  ...PLAN_LINES,
  ...MEETING_LINES,
  fact_reported: factLine,
  ...TELLING_LINES,
  ...LAUNCH_DAY_LINES,
  ...GROUP_LINES,
  ...OUTCOME_LINES,
  ...CARRIED_LINES,
  department_added: null,
  department_removed: ({ name }, { by }) => ({ line: mrkdwn`*${name}* is left out. ${by.name}` }),
  release_started: null,
  department_asked: null,
  light_answered: (event, _told, scene) => answered(event, event.answer, scene),
  ...MATTER_LINES,
  consent_given: ({ departmentId, name, agreed }, { by }, { release }) => ({
    line: agreed
      ? mrkdwn`*${name}*: ${lightOf(release, departmentId)?.answer?.answer === 'conditional' ? 'green, with what follows after the launch' : 'not applicable'}. ${by.name} agreed`
      : mrkdwn`*${name}* is asked again. ${by.name} needs its answer`,
  }),
  all_green: (_event, _told, { release }) => {
    const { of } = greenCount(release);
    return of === 0
      ? { line: mrkdwn`:large_green_circle: *Ready*. Nothing is in the way` }
      : { line: mrkdwn`:large_green_circle: *All green*: ${of} of ${of}. Nothing is in the way` };
  },
  readiness_lost: null,
  release_held: ({ reason }, { by }) => ({ line: mrkdwn`*On hold*. ${by.name}:`, quote: reason }),
  release_resumed: (_event, { by }) => ({ line: mrkdwn`*Resumed* by ${by.name}` }),
  release_cancelled: ({ reason }, { by }) => ({ line: mrkdwn`*Cancelled*. ${by.name}:`, quote: reason }),
  manager_sought: null,
  manager_changed: ({ from, to }) => ({
    line: mrkdwn`*${to.name}* is the release manager now, after ${from.name}`,
  }),
  launch_decided: ({ mode, attempt, without: left, first }, { by, at }, { release }) => ({
    line: joinMrkdwn(
      [
        mode === 'live_now'
          ? mrkdwn`*Launched* ${moment(at, release)} by ${first?.name ?? by.name}`
          : mrkdwn`*Deployment started* ${moment(at, release)} by ${first?.name ?? by.name}`,
        first === undefined ? null : mrkdwn`${by.name} agreed`,
        attempt > 1 ? mrkdwn`It is tried again: attempt ${attempt}` : null,
        without(left),
      ],
      '. ',
    ),
  }),
  declared_live: null,
  launch_failed: ({ attempt, usersSee, cause }, { by }) => ({
    line: mrkdwn`*The launch did not work* (attempt ${attempt}). ${USERS_SEE[usersSee]} ${by.name}:`,
    quote: cause,
  }),
  announced: (_event, { at }, { release }) => {
    const live = release.launch?.liveAt ?? at;
    return { line: mrkdwn`*Live* since ${moment(live, release)}. The announcement is out` };
  },
  feedback_counted: null,
  feedback_told: null,
  retro_opened: null,
  ...RETRO_LINES,
  release_closed: ({ outcome }, { by }, { release }) => ({
    line: mrkdwn`*Closed* by ${by.name}${goalAtClose(release)}:`,
    quote: outcome,
  }),
};

/** The line for the thread under the release card; null for what is not said there. */
export const eventLine = (told: Told, scene: Scene): EventLine | null => {
  const line = LINES[told.event.type];
  return line === null ? null : line(told.event as never, told, scene);
};
