import { isUnsolved, type Severity } from '../../../../domain/blockers/blocker.ts';
import { daysBetween, earlier, type Instant, isAfter, toWall } from '../../../../domain/calendar.ts';
import { askMoment } from '../../../../domain/delivery/answer-moments.ts';
import type { OwedByPlan } from '../../../../domain/launch/demands.ts';
import { isCodeReady } from '../../../../domain/lights/code-ready.ts';
import { greenCount, isReady, type LaunchObstacle, obstaclesTo } from '../../../../domain/lights/verdict.ts';
import {
  isOver,
  type LaunchRecord,
  lightsAreOpen,
  type Release,
  type Stage,
} from '../../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../../domain/settings/settings.ts';
import { slackDate, slackDay } from '../../kit/dates.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { calledOut } from '../../launch-day/called-out.ts';
import { progressWords } from '../../rollout/group-words.ts';
import { runbookStands } from '../../runbook/runbook-line.ts';
import { ageWords } from '../../words/age.ts';
import { markOf, notAskedMark } from '../../words/light.ts';
import { listedAnd } from '../../words/listed.ts';
import { plainName } from '../../words/plain-name.ts';
import { stageWords } from '../../words/stage.ts';

/** What a drawing of one release needs; times are for the reader, the zone only where Slack cannot. */
export type Scene = { release: Release; settings: WorkspaceSettings; now: Instant };

/** Nobody says "all 2". */
const ALL_GREEN: Readonly<Record<number, string>> = { 1: 'the only light is green', 2: 'both green' };

/** "3 of 8 green", or what it means that nobody has to answer. */
export const greenWords = (release: Release): string => {
  const { green, of } = greenCount(release);
  const { waveOf } = release.family;
  if (of === 0)
    return waveOf === null
      ? 'no department has to answer'
      : `the departments of ${plainName(waveOf.main.title)} answer for it`;
  if (green < of) return `${green} of ${of} green`;
  return ALL_GREEN[of] ?? `all ${of} green`;
};

/**
 * ", in 7 days", to stand behind a date; nothing for yesterday, today and tomorrow, which Slack's date says
 * already.
 */
export const daysLeft = (release: Release, now: Instant): Mrkdwn => {
  const { date, zone } = release.plan.launch;
  const days = daysBetween(toWall(now, zone).date, date);
  if (Math.abs(days) <= 1) return mrkdwn``;
  return days > 0 ? mrkdwn`, in ${days} days` : mrkdwn`, ${-days} days ago`;
};

/**
 * When the first question goes out.
 * @param day how the day is written where it is read long afterwards, when "tomorrow" has become "yesterday"
 */
export const firstAsk = ({ release, settings, now }: Scene, day: typeof slackDay = slackDay): Mrkdwn => {
  const moments = release.lights.map((light) => askMoment(light, release, settings));
  const first = moments.reduce<Instant | null>((a, b) => (a === null ? b : earlier(a, b)), null);
  return first !== null && isAfter(first, now)
    ? mrkdwn`The first department is asked ${day(first, settings.zone)}.`
    : mrkdwn`The first departments are asked in their next working hour.`;
};

const lights = (scene: Scene): Mrkdwn => {
  const { release, settings } = scene;
  const called = calledOut(scene);
  if (called !== null) return called;
  if (isReady(release)) return mrkdwn`*Ready:* ${greenWords(release)}, nothing is in the way.`;
  // Engineering is one light of many: a finished build is no release yet.
  if (isCodeReady(release, settings)) return mrkdwn`*Code is ready.* ${greenWords(release)}.`;
  return mrkdwn`*${stageWords.sign_off}:* ${greenWords(release)}.`;
};

/** One person, or two where two had to say it. */
const launchedBy = ({ decidedBy, agreedBy }: LaunchRecord): string =>
  agreedBy === undefined ? decidedBy.name : `${decidedBy.name} and ${agreedBy.name}`;

const launched = ({ release, settings }: Scene): Mrkdwn => {
  const { launch } = release;
  const since =
    launch?.liveAt == null
      ? mrkdwn`*Live.*`
      : mrkdwn`*Live* since ${slackDate(launch.liveAt, settings.zone)}, launched by ${launchedBy(launch)}.`;
  return joinMrkdwn([since, progressWords(release)], ' ');
};

const ended = (what: string, { release, settings }: Scene): Mrkdwn =>
  release.endedAt === null
    ? mrkdwn`*${what}.*`
    : mrkdwn`*${what}* ${slackDate(release.endedAt, settings.zone)}.`;

const launching = ({ release, settings }: Scene): Mrkdwn => {
  const { launch } = release;
  if (launch === null) return mrkdwn`*Launching.*`;
  if (launch.liveAt !== null) return mrkdwn`*Launching:* it is live, the announcement is on its way.`;
  const runs = mrkdwn`*Launching:* the deployment has been running since ${slackDate(launch.decidedAt, settings.zone)}, started by ${launchedBy(launch)}.`;
  return joinMrkdwn([runs, runbookStands(release)], ' ');
};

const STANDING: Record<Stage, (scene: Scene) => Mrkdwn> = {
  draft: ({ release }) =>
    release.lights.some(({ reviewAskedAt }) => reviewAskedAt !== null)
      ? mrkdwn`*Draft.* Its departments were asked about the date; nothing else was sent.`
      : mrkdwn`*Draft.* Only its release manager sees it; nobody was asked.`,
  planning: (scene) => mrkdwn`*Planning.* ${firstAsk(scene)}`,
  sign_off: lights,
  launching,
  live: launched,
  retro: (scene) => mrkdwn`${launched(scene)} Time to look back.`,
  closed: (scene) => ended('Closed', scene),
  cancelled: (scene) => ended('Cancelled', scene),
};

/** Where a release stands, in a sentence or two. A hold is said first, on any stage. */
export const standing = (scene: Scene): Mrkdwn => {
  const { release, settings } = scene;
  const stage = STANDING[release.stage](scene);
  if (release.hold === null || isOver(release)) return stage;
  const { at, by } = release.hold;
  return mrkdwn`*On hold* since ${slackDate(at, settings.zone)} by ${by.name}. ${stage}`;
};

const MOST_NAMES = 12;
const MOST_RAISED = 5;

const OWED_NAMES: Record<OwedByPlan, string> = { back_out: 'a way back', beta: 'a trial with users' };

const said = (mark: Mrkdwn | null, what: string, names: readonly string[]): Mrkdwn | null => {
  if (names.length === 0) return null;
  const left = names.length - MOST_NAMES;
  const shown = joinMrkdwn(names.slice(0, MOST_NAMES), ', ');
  return joinMrkdwn([mark, mrkdwn`${what} ${shown}`, left > 0 ? mrkdwn`and ${left} more` : null], ' ');
};

/**
 * What somebody raised and no light shows, each with its age from the second day on: "Price sheet (3 days)". Null
 * where there is nothing.
 */
const raisedWords = (release: Release, severity: Severity, now?: Instant): Mrkdwn | null => {
  const raised = release.blockers.filter(
    (blocker) => blocker.departmentId === null && blocker.severity === severity && isUnsolved(blocker),
  );
  const words = raised.slice(0, MOST_RAISED).map(({ text, raisedAt }) => {
    const age = now === undefined ? null : ageWords(raisedAt, now);
    return age === null ? mrkdwn`${text}` : mrkdwn`${text} (${age})`;
  });
  const left = raised.length - words.length;
  if (words.length === 0) return null;
  const all = joinMrkdwn([...words, left > 0 ? mrkdwn`and ${left} more` : null], '; ');
  return severity === 'stops'
    ? mrkdwn`${markOf('not_yet')} Raised: ${all}`
    : mrkdwn`To be mended, the launch does not wait for it: ${all}`;
};

/** What the plan owes for its risk, which no light shows; null where it owes nothing. */
const owedWords = (obstacles: readonly LaunchObstacle[]): Mrkdwn | null => {
  const owed = obstacles.flatMap((obstacle) => (obstacle.kind === 'plan' ? [OWED_NAMES[obstacle.owes]] : []));
  return owed.length === 0 ? null : mrkdwn`The plan lacks ${listedAnd(owed)}`;
};

/** What should be mended and stops nothing; null where there is nothing, or when lights no longer decide. */
export const toBeMended = (release: Release, now: Instant): Mrkdwn | null =>
  lightsAreOpen(release) ? raisedWords(release, 'hurts', now) : null;

/** Whether all that is in the way was simply not asked yet: the lights say that already. */
export const waitsForQuestions = (release: Release, settings: WorkspaceSettings): boolean =>
  obstaclesTo(release, settings).every(
    (obstacle) => obstacle.kind === 'waiting' && !obstacle.nobody && !obstacle.asked,
  );

/**
 * What is in the way, by department, in one line, each answer behind its mark: "Not yet: QA · Waiting for Sales,
 * Support". Null when nothing is, or when lights no longer decide.
 */
export const inTheWay = (release: Release, settings?: WorkspaceSettings, now?: Instant): Mrkdwn | null => {
  if (!lightsAreOpen(release)) return null;
  const obstacles = obstaclesTo(release, settings);
  const named = (which: (obstacle: LaunchObstacle) => boolean) =>
    obstacles.flatMap((obstacle) =>
      'department' in obstacle && which(obstacle) ? [obstacle.department] : [],
    );
  const waits = (which: (waiting: Extract<LaunchObstacle, { kind: 'waiting' }>) => boolean) =>
    named((obstacle) => obstacle.kind === 'waiting' && !obstacle.nobody && which(obstacle));
  const pieces = [
    ...obstacles.map((obstacle) =>
      obstacle.kind === 'issue'
        ? mrkdwn`:rotating_light: Critical and open in *${obstacle.from}*: ${obstacle.text}`
        : null,
    ),
    raisedWords(release, 'stops', now),
    said(
      markOf('not_yet'),
      'Not yet:',
      named(({ kind }) => kind === 'not_yet'),
    ),
    said(
      markOf('not_yet'),
      'Its condition was not met:',
      named(({ kind }) => kind === 'condition'),
    ),
    said(
      markOf('stale'),
      'Asked again:',
      named(({ kind }) => kind === 'stale'),
    ),
    said(
      null,
      'A second person has to agree to launch without',
      named(({ kind }) => kind === 'second'),
    ),
    said(
      markOf('not_applicable_asked'),
      'To be agreed as not applicable:',
      named((obstacle) => obstacle.kind === 'consent' && obstacle.condition !== true),
    ),
    said(
      markOf('conditional_asked'),
      'To be agreed, with what follows after the launch:',
      named((obstacle) => obstacle.kind === 'consent' && obstacle.condition === true),
    ),
    said(
      null,
      'Nobody can answer for',
      named((obstacle) => obstacle.kind === 'waiting' && obstacle.nobody === true),
    ),
    said(
      markOf('waiting'),
      'Waiting for',
      waits(({ asked, onTrack }) => asked && !onTrack),
    ),
    said(
      markOf('on_track'),
      'On track:',
      waits(({ asked, onTrack }) => asked && onTrack),
    ),
    said(
      notAskedMark,
      'Not asked yet:',
      waits(({ asked }) => !asked),
    ),
    said(
      markOf('waiting'),
      'Not confirmed yet:',
      named(({ kind }) => kind === 'unconfirmed'),
    ),
    owedWords(obstacles),
    ...obstacles.map((obstacle) =>
      obstacle.kind === 'main' ? mrkdwn`*${obstacle.title}*, whose wave it is, is not ready yet` : null,
    ),
  ].filter((piece) => piece !== null);
  return pieces.length === 0 ? null : joinMrkdwn(pieces, ' · ');
};
