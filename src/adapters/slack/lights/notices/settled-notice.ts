import { noticeIn } from '../../../../application/delivery/settle-notices.ts';
import type { DueRow, Reads } from '../../../../application/ports.ts';
import { presenceOf } from '../../../../application/reminders/staffing.ts';
import { SETTLED_BY, stands } from '../../../../domain/delivery/settled-notices.ts';
import type { ReleaseEvent } from '../../../../domain/event.ts';
import type { Notice, NoticeSort } from '../../../../domain/notices/notice.ts';
import { lightOf, type Release, titleOf } from '../../../../domain/release.ts';
import { addresseesOf } from '../../../../domain/reminders/stand-in.ts';
import { departmentById } from '../../../../domain/settings/settings.ts';
import { context, section } from '../../kit/blocks.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../../kit/mrkdwn.ts';
import { richQuote } from '../../kit/rich-text.ts';
import type { Renderer } from '../../renderer.ts';
import { saidOfDate } from '../../review/review-words.ts';
import { invitationSettled } from '../../setup/invitation.ts';
import { inlineText } from '../../words/inline-text.ts';
import { answeredBy } from '../../words/light.ts';
import { solverWords } from '../../words/solver.ts';
import { messageOf } from '../card/practice-mark.ts';
import { type Scene, sceneOf, type Told, toldBy, voicesOf } from '../card/scene.ts';
import { launchMoment, moment } from '../card/sentences.ts';
import { awayNotice } from './away-notice.ts';
import { directNotice } from './direct-notice.ts';
import { nobodyNotice } from './nobody-notice.ts';

/** What the matter was, as a thing of the past, and what somebody wrote about it. */
type Was = { line: Mrkdwn; quote?: string };
type WasWords = {
  [Sort in NoticeSort]: (notice: Extract<Notice, { sort: Sort }>, release: Release) => Was;
};

const nameOf = (release: Release, departmentId: string): string => lightOf(release, departmentId)?.name ?? '';

const WAS: WasWords = {
  not_yet: ({ event: { name, answer } }, release) => ({
    line: mrkdwn`*${name}* was not ready for *${titleOf(release)}*, ${moment(answer.at, release)}. ${answeredBy(answer)}:`,
    ...(answer.answer === 'not_yet' && { quote: answer.reason }),
  }),
  not_applicable: ({ event: { name, answer } }, release) => ({
    line: mrkdwn`*${name}* said that *${titleOf(release)}* does not concern it. ${answeredBy(answer)}:`,
    ...(answer.answer === 'not_applicable' && { quote: answer.reason }),
  }),
  follows: ({ event: { name, answer } }, release) => ({
    line: mrkdwn`*${name}* was green for *${titleOf(release)}* with something that follows after the launch. ${answeredBy(answer)}:`,
    ...(answer.answer === 'conditional' && { quote: answer.condition }),
  }),
  go_no_go: (_notice, release) => ({
    line: mrkdwn`*${titleOf(release)}* was not ready on the last working day before its launch.`,
  }),
  unconfirmed: (_notice, release) => ({
    line: mrkdwn`Some departments of *${titleOf(release)}* had not said that they were still green.`,
  }),
  not_launched: ({ at }, release) => ({
    line: mrkdwn`*${titleOf(release)}* was not launched as planned. That was said ${moment(at, release)}.`,
  }),
  deployment_asked: (_notice, release) => ({
    line: mrkdwn`I asked whether the deployment of *${titleOf(release)}* worked.`,
  }),
  urgent_review: (_notice, release) => ({
    line: mrkdwn`I asked what was learnt from *${titleOf(release)}*, which went out in a hurry.`,
  }),
  held: ({ event }, release) => ({
    line: mrkdwn`*${titleOf(release)}* was put on hold:`,
    quote: event.reason,
  }),
  still_on_hold: (_notice, release) => ({
    line: mrkdwn`*${titleOf(release)}* was on hold for a week or more.`,
  }),
  outside: ({ event: { text } }, release) => ({
    line: mrkdwn`This was raised for *${titleOf(release)}*:`,
    quote: text,
  }),
  issue: ({ event: { text } }, release) => ({
    line: mrkdwn`This was found in *${titleOf(release)}*:`,
    quote: text,
  }),
  station: ({ event }, release) => ({
    line:
      event.type === 'station_answered'
        ? mrkdwn`*${event.name}* said no-go for *${titleOf(release)}*:`
        : mrkdwn`*${event.name}* had not answered in the roll-call of *${titleOf(release)}*.`,
    ...(event.type === 'station_answered' && { quote: event.reason }),
  }),
  scrubbed: ({ event: { reason } }, release) => ({
    line: mrkdwn`The launch of *${titleOf(release)}* was scrubbed:`,
    quote: reason,
  }),
  date: ({ event }, release) => ({
    line: mrkdwn`*${event.name}* ${saidOfDate(event)} for *${titleOf(release)}*, as it was said then.`,
    ...(event.words !== '' && { quote: event.words }),
  }),
  given_back: ({ event: { text } }, release) => ({
    line: mrkdwn`Nobody had this any more, for *${titleOf(release)}*:`,
    quote: text,
  }),
  nobody: ({ departmentId }, release) => ({
    line: mrkdwn`Nobody could answer for *${nameOf(release, departmentId)}* in *${titleOf(release)}*.`,
  }),
  all_away: ({ departmentId }, release) => ({
    line: mrkdwn`Nobody was there to answer for *${nameOf(release, departmentId)}* in *${titleOf(release)}*.`,
  }),
  lead_silent: ({ departmentId }, release) => ({
    line: mrkdwn`Nobody of *${nameOf(release, departmentId)}* had answered to two reminders for *${titleOf(release)}*.`,
  }),
  step_wrong: ({ event: { what, reason } }, release) => ({
    line: mrkdwn`*${inlineText(what, 200)}* went wrong, for *${titleOf(release)}*:`,
    quote: reason,
  }),
  steps_done: (_notice, release) => ({
    line: mrkdwn`All steps before users have *${titleOf(release)}* were done.`,
  }),
  retro: (_notice, release) => ({
    line: mrkdwn`I asked what came of *${titleOf(release)}*, and what you learned.`,
  }),
};

type Endings = {
  [Type in ReleaseEvent['type']]?: (
    event: Extract<ReleaseEvent, { type: Type }>,
    told: { who: string; when: Mrkdwn },
    release: Release,
  ) => Mrkdwn;
};

type Answered = Extract<ReleaseEvent, { type: 'light_answered' }>['answer']['answer'];

const ANSWERED: Record<Answered, (name: string, when: Mrkdwn) => Mrkdwn> = {
  green: (name, when) => mrkdwn`${name} is green since ${when}.`,
  conditional: (name, when) => mrkdwn`${name} is green with a condition since ${when}.`,
  on_track: (name, when) => mrkdwn`${name} is on track since ${when}.`,
  not_yet: (name, when) => mrkdwn`${name} said not yet ${when}: a newer message has it.`,
  not_applicable: (name, when) => mrkdwn`${name} says since ${when} that it is not concerned.`,
};

const STATION = { go: 'go', no_go: 'no-go', hold: 'hold' } as const;

/** How it ended, for every event that ends a matter. */
const ENDINGS = {
  light_answered: ({ name, answer }, { when }) => ANSWERED[answer.answer](name, when),
  consent_given: ({ name, agreed }, { who, when }) =>
    agreed ? mrkdwn`${who} agreed, ${when}.` : mrkdwn`${who} had ${name} asked again, ${when}.`,
  department_asked: ({ name, again }, { when }) =>
    again
      ? mrkdwn`${name} was asked again, ${when}.`
      : mrkdwn`${name} was asked for its green light, ${when}.`,
  release_started: (_event, { who, when }) => mrkdwn`${who} started it, ${when}.`,
  date_reviewed: (event, { when }) => mrkdwn`${event.name} ${saidOfDate(event)}, since ${when}.`,
  station_answered: ({ name, word }, { who, when }) =>
    mrkdwn`${who} said ${STATION[word]} for ${name}, ${when}.`,
  station_waited: ({ name }, { who, when }) => mrkdwn`${who} waits for ${name}, since ${when}.`,
  roll_call_started: (_event, { who, when }) => mrkdwn`${who} began the roll-call again, ${when}.`,
  roll_call_complete: (_event, { when }) => mrkdwn`all stations said go, ${when}.`,
  issue_settled: (_event, { who, when }) => mrkdwn`solved, said ${who}, ${when}.`,
  runbook_step_done: ({ what }, { who, when }) =>
    mrkdwn`${inlineText(what, 200)} is done, said ${who}, ${when}.`,
  batch_done: ({ batch }, { who, when }) => mrkdwn`${inlineText(batch)} is done, said ${who}, ${when}.`,
  runbook_step_undone: (_event, { who, when }) => mrkdwn`${who} goes on with it, since ${when}.`,
  item_changed: (_event, { who, when }) => mrkdwn`${who} changed the list, ${when}.`,
  items_added: (_event, { who, when }) => mrkdwn`${who} changed the list, ${when}.`,
  launch_scrubbed: (_event, { who, when }) => mrkdwn`${who} scrubbed this launch, ${when}.`,
  light_confirmed: (_event, { when }) => mrkdwn`all said so, since ${when}.`,
  waiver_given: ({ name }, { who, when }) => mrkdwn`${who} launches without ${name}, ${when}.`,
  waiver_agreed: ({ name }, { when }) => mrkdwn`it launches without ${name}, since ${when}.`,
  light_stale: ({ name }, { when }) => mrkdwn`${name} is asked again, since ${when}.`,
  condition_met: (_event, { who, when }) => mrkdwn`it is done, said ${who}, ${when}.`,
  condition_lapsed: ({ name }, { when }) =>
    mrkdwn`it was not done in time; ${name} is not ready since ${when}.`,
  answer_delegated: ({ name, delegate }, { who, when }) =>
    mrkdwn`${delegate.name} may answer for ${name}, said ${who}, ${when}.`,
  department_removed: ({ name }, { when }) => mrkdwn`${name} is left out since ${when}.`,
  blocker_passed: ({ solver }, { who, when }) => mrkdwn`${who} named ${solverWords(solver)}, ${when}.`,
  blocker_taken: (_event, { who, when }) => mrkdwn`${who} has it, ${when}.`,
  blocker_solved: (_event, { who, when }) => mrkdwn`done, said ${who}, ${when}.`,
  blocker_confirmed: (_event, { who, when }) => mrkdwn`it is out of the way, said ${who}, ${when}.`,
  all_green: (_event, { when }) => mrkdwn`all green since ${when}.`,
  release_moved: (_event, { who, when }, release) =>
    mrkdwn`${who} moved it, ${when}. Launch: ${launchMoment(release)}.`,
  release_held: (_event, { who, when }) => mrkdwn`${who} put it on hold, ${when}.`,
  release_resumed: (_event, { who, when }) => mrkdwn`${who} resumed it, ${when}.`,
  release_cancelled: (_event, { who, when }) => mrkdwn`${who} cancelled it, ${when}.`,
  launch_decided: ({ mode }, { who, when }) =>
    mode === 'live_now'
      ? mrkdwn`${who} launched it, ${when}.`
      : mrkdwn`${who} started the deployment, ${when}.`,
  declared_live: (_event, { who, when }) => mrkdwn`it is live, said ${who}, ${when}.`,
  launch_failed: (_event, { who, when }) => mrkdwn`it did not work, said ${who}, ${when}.`,
  urgent_reviewed: (_event, { who, when }) => mrkdwn`${who} wrote it down, ${when}.`,
  rollout_stopped: (_event, { who, when }) => mrkdwn`${who} stopped it for good, ${when}.`,
  release_closed: (_event, { who, when }) => mrkdwn`${who} closed it, ${when}.`,
  manager_changed: ({ to }, { when }) => mrkdwn`${to.name} is the release manager since ${when}.`,
} satisfies Endings;

/** Events that end something have words for it. */
export const hasEnding = (type: ReleaseEvent['type']): type is keyof typeof ENDINGS =>
  Object.hasOwn(ENDINGS, type);

/** What it was, how it ended, and nothing to press. */
export const settledAs = ({ release }: Pick<Scene, 'release'>, notice: Notice, how: Mrkdwn): SlackMessage => {
  const { line, quote } = WAS[notice.sort](notice as never, release);
  const ended = mrkdwn`Settled: ${how}`;
  return messageOf(
    release,
    release.manager.name,
    joinMrkdwn([line, quote === undefined ? null : inlineText(quote), ended], ' '),
    [section(line), ...(quote === undefined ? [] : [richQuote(quote)]), context(ended)],
  );
};

/** A matter that an event settled. */
export const settledNotice = (scene: Scene, notice: Notice, told: Told): SlackMessage | null => {
  const { type } = told.event;
  if (!hasEnding(type) || !SETTLED_BY[notice.sort].includes(type)) return null;
  const { release } = scene;
  const facts = { who: told.by.name, when: moment(told.at, release) };
  return settledAs(scene, notice, ENDINGS[type](told.event as never, facts, release));
};

/** Who can answer by now, so that nobody has to be found; null where it is still so that nobody can. */
const answerable = async (reads: Reads, scene: Scene, departmentId: string): Promise<Mrkdwn | null> => {
  const { addressed } = await voicesOf(reads, scene, departmentId);
  const department = departmentById(scene.settings, departmentId);
  if (department === undefined) return null;
  const there = addresseesOf(department, await presenceOf(reads, scene.settings, department, scene.now));
  const names = addressed
    .filter(({ userId }) => there.some((one) => one.userId === userId))
    .map(({ userId, name }) => (name === '' ? userMention(userId) : mrkdwn`${name}`));
  if (names.length === 0) return null;
  return mrkdwn`${joinMrkdwn(names, ', ')} can answer for ${nameOf(scene.release, departmentId)} now.`;
};

/** A matter that is still open, as it would be said now; null where nothing is to be changed. */
const noticeNow = async (
  row: DueRow,
  reads: Reads,
  scene: Scene,
  notice: Notice,
): Promise<SlackMessage | null> => {
  const { release } = scene;
  if (row.slot === null || !stands(release, notice)) return null;
  if (notice.sort === 'not_yet') {
    const told = await toldBy({ ...row, payload: { eventId: row.slot.subject } }, reads);
    return told === null ? null : directNotice({ scene, told, reader: release.manager.userId });
  }
  if (notice.sort !== 'nobody' && notice.sort !== 'all_away') return null;
  const how = await answerable(reads, scene, notice.departmentId);
  if (how !== null) return settledAs(scene, notice, how);
  const light = lightOf(release, notice.departmentId);
  if (light === undefined) return null;
  return notice.sort === 'all_away'
    ? awayNotice(reads, scene, light)
    : nobodyNotice(scene, light, await voicesOf(reads, scene, light.departmentId));
};

/** `board.settled_notice`: the edit of a message whose matter is over, or goes on in another way. */
export const renderSettledNotice: Renderer = async (row, reads, { now }) => {
  if (row.slot?.kind === 'statement.set_up_invitation') return { message: invitationSettled() };
  const scene = await sceneOf(row, reads, now);
  if (scene === null || row.slot === null) return { skip: 'no_such_release' };
  const notice = await noticeIn(reads, scene.release, row.slot);
  const told = await toldBy(row, reads);
  if (notice === null) return { skip: 'nothing_to_tell' };
  const message =
    told === null ? await noticeNow(row, reads, scene, notice) : settledNotice(scene, notice, told);
  return message === null ? { skip: 'nothing_to_tell' } : { message };
};
