import type { KnownBlock } from '@slack/types';
import { compare } from '../../../../domain/calendar.ts';
import { inFamilies } from '../../../../domain/family/in-families.ts';
import type { Forecast } from '../../../../domain/forecast/forecast.ts';
import { isSettled } from '../../../../domain/lights/light.ts';
import { isNeeded } from '../../../../domain/lights/needed.ts';
import { launchedWithout, obstaclesTo } from '../../../../domain/lights/verdict.ts';
import { isOver, isRunning, lightsAreOpen, type Release } from '../../../../domain/release.ts';
import { departmentById, speakersOf } from '../../../../domain/settings/settings.ts';
import { packIds } from '../../edge/value.ts';
import { actions, context, header, section } from '../../kit/blocks.ts';
import { slackDate } from '../../kit/dates.ts';
import { button } from '../../kit/elements.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../../kit/mrkdwn.ts';
import { richList } from '../../kit/rich-text.ts';
import { forecastWords } from '../../words/forecast.ts';
import { lightMark } from '../../words/light.ts';
import { counted } from '../../words/listed.ts';
import { obstacleWordsAt } from '../../words/obstacle.ts';
import { lineSections } from '../card/line-sections.ts';
import { daysLeft, inTheWay, type Scene, standing, toBeMended } from '../card/standing.ts';
import { onRelease, titled } from '../card/titled.ts';
import { PLAN_ACTIONS } from '../ids.ts';

/** One section and one button a release; Slack takes 50 blocks. */
const MOST_ROWS = 40;
/** Room for everything in the way of one release, in characters. */
const OBSTACLES_MAX = 4000;
const MOST_SPEAKERS = 4;

type World = Omit<Scene, 'release'>;

/** A button that starts a plan: what to do where there is nothing. */
export const planButton = () =>
  button({ actionId: PLAN_ACTIONS.new, text: 'Plan a release', style: 'primary' });

const emptyState = (slashCommand: string): SlackMessage => {
  const text = mrkdwn`No release is planned. Start with \`${slashCommand} new\`.`;
  return message(text, [
    section(mrkdwn`No release is planned. Anybody here can plan one.`),
    actions('plan.start_one', [planButton()]),
  ]);
};

const rowOf = (scene: Scene): Mrkdwn => {
  const { release, settings, now } = scene;
  const { at } = release.plan.launch;
  const when = mrkdwn`launch ${slackDate(at, settings.zone)}`;
  const left = isOver(release) || release.launch !== null ? null : daysLeft(release, now);
  const head = joinMrkdwn([mrkdwn`*${titled(release)}*  \`${release.key}\`, ${when}`, left], '');
  return mrkdwn`${head}, ${release.manager.name}\n${standing(scene)}`;
};

const showButton = (actionId: string, release: Release) =>
  button({ actionId, text: onRelease('Show', release), value: packIds({ releaseId: release.id }) });

const rows = (
  releases: readonly Release[],
  world: World,
  actionId: string,
  rowText: (scene: Scene) => Mrkdwn,
): KnownBlock[] => {
  const left = releases.length - MOST_ROWS;
  return [
    ...releases
      .slice(0, MOST_ROWS)
      .map((release) =>
        section(rowText({ release, ...world }), { accessory: showButton(actionId, release) }),
      ),
    ...(left > 0 ? [context(`and ${counted(left, 'release')} more.`)] : []),
  ];
};

/** Every release that this person may see, the next launch first, waves under their release; rehearsals stay out of lists. */
export const releaseList = (
  releases: readonly Release[],
  world: World,
  slashCommand: string,
): SlackMessage => {
  const listed = inFamilies(releases.filter(({ practice }) => !practice));
  if (listed.length === 0) return emptyState(slashCommand);
  const head = mrkdwn`${counted(listed.length, 'release')}`;
  const texts = listed.slice(0, MOST_ROWS).map((release) => rowOf({ release, ...world }));
  return message(joinMrkdwn([head, ...texts]), [
    header(listed.length === 1 ? 'One release' : `${listed.length} releases`),
    ...rows(listed, world, PLAN_ACTIONS.show, rowOf),
  ]);
};

const statusRow = (scene: Scene): Mrkdwn =>
  joinMrkdwn([rowOf(scene), inTheWay(scene.release, scene.settings, scene.now)]);

/** What is in the way of everything that runs. */
export const runningStatus = (
  releases: readonly Release[],
  world: World,
  slashCommand: string,
): SlackMessage => {
  const running = releases
    .filter((release) => isRunning(release) && !release.practice)
    .sort((a, b) => compare(a.plan.launch.at, b.plan.launch.at));
  if (running.length === 0) {
    const none = mrkdwn`No release is running. \`${slashCommand} list\` shows drafts and those that are live.`;
    return message(none, [section(none)]);
  }
  const texts = running.slice(0, MOST_ROWS).map((release) => statusRow({ release, ...world }));
  return message(joinMrkdwn([mrkdwn`${counted(running.length, 'release')} running`, ...texts]), [
    header(running.length === 1 ? 'One release is running' : `${running.length} releases are running`),
    ...rows(running, world, PLAN_ACTIONS.status, statusRow),
  ]);
};

const awaitedLines = ({ release, settings }: Scene): Mrkdwn[] =>
  release.lights
    .filter((light) => isNeeded(light, release) && !isSettled(light))
    .map((light) => {
      if (light.state === 'not_applicable_asked' || light.state === 'conditional_asked') {
        return mrkdwn`${lightMark(light)} *${light.name}*: ${release.manager.name}, the release manager, has to agree`;
      }
      const people = speakersOf(departmentById(settings, light.departmentId)).slice(0, MOST_SPEAKERS);
      const who = people.length === 0 ? mrkdwn`nobody yet` : joinMrkdwn(people.map(userMention), ', ');
      return mrkdwn`${lightMark(light)} *${light.name}*: ${who} can answer`;
    });

const optionalLine = (release: Release): KnownBlock[] => {
  const names = launchedWithout(release).flatMap((obstacle) =>
    'department' in obstacle ? [obstacle.department] : [],
  );
  return names.length === 0
    ? []
    : [context(mrkdwn`Not green, but optional: ${joinMrkdwn(names, ', ')}. It can be launched without.`)];
};

/** What is in the way of one release, who is waited for, and when it will be green as before. */
export const releaseStatus = (scene: Scene, forecast: Forecast | null = null): SlackMessage => {
  const { release } = scene;
  const green = forecast === null ? null : forecastWords(forecast, scene.settings.zone);
  const obstacles = lightsAreOpen(release) ? obstaclesTo(release, scene.settings) : [];
  const head = rowOf(scene);
  const awaited = lightsAreOpen(release) ? awaitedLines(scene) : [];
  const mended = toBeMended(release, scene.now);
  const last = [
    ...(mended === null ? [] : [section(mended)]),
    ...(lightsAreOpen(release) ? optionalLine(release) : []),
  ];
  const text = joinMrkdwn([head, inTheWay(release, scene.settings, scene.now), green, mended]);
  if (obstacles.length === 0) return message(text, [section(head), ...last]);
  return message(text, [
    section(head),
    section(mrkdwn`*In the way*`),
    richList(obstacles.map(obstacleWordsAt(scene.now)), OBSTACLES_MAX),
    ...(green === null ? [] : [section(green)]),
    ...(awaited.length === 0 ? [] : lineSections([mrkdwn`*Who is waited for*`, ...awaited])),
    ...last,
  ]);
};
