import { daysBetween, earlier, type Instant, isAfter, toWall } from '../../../../domain/calendar.ts';
import { askMoment } from '../../../../domain/delivery/timeline.ts';
import { isCodeReady } from '../../../../domain/lights/code-ready.ts';
import { greenCount, isReady, type LaunchObstacle, obstaclesTo } from '../../../../domain/lights/verdict.ts';
import { isOver, lightsAreOpen, type Release, type Stage } from '../../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../../domain/settings/settings.ts';
import { slackDate, slackDay } from '../../kit/dates.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { stageWords } from '../../words/stage.ts';

/** What a drawing of one release needs; times are for the reader, the zone only where Slack cannot. */
export type Scene = { release: Release; settings: WorkspaceSettings; now: Instant };

/** Nobody says "all 2". */
const ALL_GREEN: Readonly<Record<number, string>> = { 1: 'the only light is green', 2: 'both green' };

/** "3 of 8 green", or what it means that nobody has to answer. */
export const greenWords = (release: Release): string => {
  const { green, of } = greenCount(release);
  if (of === 0) return 'no department has to answer';
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

/** When the first question goes out. */
export const firstAsk = ({ release, settings, now }: Scene): Mrkdwn => {
  const moments = release.lights.map((light) => askMoment(light, release, settings));
  const first = moments.reduce<Instant | null>((a, b) => (a === null ? b : earlier(a, b)), null);
  return first !== null && isAfter(first, now)
    ? mrkdwn`The first department is asked ${slackDay(first, settings.zone)}.`
    : mrkdwn`The first departments are asked in their next working hour.`;
};

const lights = (scene: Scene): Mrkdwn => {
  const { release, settings } = scene;
  if (isReady(release)) return mrkdwn`*Ready:* ${greenWords(release)}, nothing is in the way.`;
  // Engineering is one light of many: a finished build is no release yet.
  if (isCodeReady(release, settings)) return mrkdwn`*Code is ready.* ${greenWords(release)}.`;
  return mrkdwn`*${stageWords.sign_off}:* ${greenWords(release)}.`;
};

const launched = ({ release, settings }: Scene): Mrkdwn => {
  const { launch } = release;
  return launch?.liveAt == null
    ? mrkdwn`*Live.*`
    : mrkdwn`*Live* since ${slackDate(launch.liveAt, settings.zone)}, launched by ${launch.decidedBy.name}.`;
};

const ended = (what: string, { release, settings }: Scene): Mrkdwn =>
  release.endedAt === null
    ? mrkdwn`*${what}.*`
    : mrkdwn`*${what}* ${slackDate(release.endedAt, settings.zone)}.`;

const launching = ({ release, settings }: Scene): Mrkdwn => {
  const { launch } = release;
  if (launch === null) return mrkdwn`*Launching.*`;
  if (launch.liveAt !== null) return mrkdwn`*Launching:* it is live, the announcement is on its way.`;
  return mrkdwn`*Launching:* the deployment has been running since ${slackDate(launch.decidedAt, settings.zone)}, started by ${launch.decidedBy.name}.`;
};

const STANDING: Record<Stage, (scene: Scene) => Mrkdwn> = {
  draft: () => mrkdwn`*Draft.* Only its release manager sees it; nobody was asked.`,
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

const said = (what: string, names: readonly string[]): Mrkdwn | null => {
  if (names.length === 0) return null;
  const left = names.length - MOST_NAMES;
  const shown = joinMrkdwn(names.slice(0, MOST_NAMES), ', ');
  return left > 0 ? mrkdwn`${what} ${shown} and ${left} more` : mrkdwn`${what} ${shown}`;
};

/** Whether all that is in the way was simply not asked yet: the lights say that already. */
export const waitsForQuestions = (release: Release, settings: WorkspaceSettings): boolean =>
  obstaclesTo(release, settings).every(
    (obstacle) => obstacle.kind === 'waiting' && !obstacle.nobody && !obstacle.asked,
  );

/**
 * What is in the way, by department, in one line: "QA says not yet. Waiting for Sales, Support." Null when
 * nothing is, or when lights no longer decide.
 */
export const inTheWay = (release: Release, settings?: WorkspaceSettings): Mrkdwn | null => {
  if (!lightsAreOpen(release)) return null;
  const obstacles = obstaclesTo(release, settings);
  const named = (which: (obstacle: LaunchObstacle) => boolean) =>
    obstacles.flatMap((obstacle) =>
      'department' in obstacle && which(obstacle) ? [obstacle.department] : [],
    );
  const waits = (asked: boolean) =>
    named((obstacle) => obstacle.kind === 'waiting' && !obstacle.nobody && obstacle.asked === asked);
  const pieces = [
    said(
      'Not yet:',
      named(({ kind }) => kind === 'not_yet'),
    ),
    said(
      'To be agreed as not applicable:',
      named(({ kind }) => kind === 'consent'),
    ),
    said(
      'Nobody can answer for',
      named((obstacle) => obstacle.kind === 'waiting' && obstacle.nobody === true),
    ),
    said('Waiting for', waits(true)),
    said('Not asked yet:', waits(false)),
  ].filter((piece) => piece !== null);
  return pieces.length === 0 ? null : joinMrkdwn(pieces, ' · ');
};
