import type { KnownBlock } from '@slack/types';
import { compare } from '../../../../domain/calendar.ts';
import { isSettled } from '../../../../domain/lights/light.ts';
import { isReady } from '../../../../domain/lights/verdict.ts';
import { lightsAreOpen, type Release } from '../../../../domain/release.ts';
import { context, header, section } from '../../kit/blocks.ts';
import { slackDate } from '../../kit/dates.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import type { Renderer } from '../../renderer.ts';
import { lightLine } from '../../words/light.ts';
import { counted, listedAnd } from '../../words/listed.ts';
import { lineSections } from './line-sections.ts';
import { firstAsk, inTheWay, type Scene, standing } from './standing.ts';
import { titled } from './titled.ts';

/** Held first, then those where somebody said "not yet", then by date: what needs talking comes first. */
const rank = (release: Release): number => {
  if (release.hold !== null) return 0;
  return release.lights.some((light) => light.required && light.state === 'not_yet') ? 1 : 2;
};

const byNeed = (a: Release, b: Release): number =>
  rank(a) - rank(b) || compare(a.plan.launch.at, b.plan.launch.at);

/** Before the first question every department would have the same line. */
const isBeforeAsking = ({ hold, lights }: Release): boolean =>
  hold === null && lights.length > 0 && lights.every(({ askedAt }) => askedAt === null);

const standsAt = (scene: Scene): Mrkdwn =>
  isBeforeAsking(scene.release) ? mrkdwn`Nobody has been asked yet. ${firstAsk(scene)}` : standing(scene);

const headOf = (scene: Scene): Mrkdwn => {
  const { release, settings } = scene;
  const { at } = release.plan.launch;
  // No "in 9 days": nobody edits an agenda, and tomorrow it would be wrong.
  return mrkdwn`*${titled(release)}*, launch ${slackDate(at, settings.zone)}, release manager: ${release.manager.name}. ${standsAt(scene)}`;
};

const pointOf = (scene: Scene): KnownBlock[] => {
  const { release, settings, now } = scene;
  if (isBeforeAsking(release)) return [section(headOf(scene))];
  const open = release.lights
    .filter((light) => light.required && !isSettled(light))
    .sort((a, b) => Number(b.state === 'not_yet') - Number(a.state === 'not_yet'));
  return [section(headOf(scene)), ...lineSections(open.map((light) => lightLine(light, now, settings.zone)))];
};

const textOf = (scene: Scene): Mrkdwn =>
  isBeforeAsking(scene.release)
    ? headOf(scene)
    : joinMrkdwn([headOf(scene), inTheWay(scene.release, scene.settings)], ' ');

/** What the status meeting talks about: everything that is not green, nothing else. */
export const statusAgenda = (
  releases: readonly Release[],
  { settings, now }: Omit<Scene, 'release'>,
): SlackMessage => {
  const open = releases.filter((release) => release.hold !== null || !isReady(release)).sort(byNeed);
  const green = releases.filter((release) => !open.includes(release)).map(titled);
  if (open.length === 0) {
    const all = mrkdwn`Status meeting: nothing to discuss. ${counted(green.length, 'release')} running, and all green: ${joinMrkdwn(green, ', ')}.`;
    return message(all, [section(all)]);
  }
  const scenes = open.map((release) => ({ release, settings, now }));
  const lead = mrkdwn`Status meeting, ${counted(open.length, 'release')} to discuss.`;
  return message(joinMrkdwn([lead, ...scenes.map(textOf)]), [
    header('Status meeting: what is not green'),
    ...scenes.flatMap(pointOf),
    ...(green.length === 0 ? [] : [context(`Nothing to discuss for ${listedAnd(green)}: all green.`)]),
  ]);
};

export const renderStatusAgenda: Renderer = async (row, reads, { now }) => {
  const settings = await reads.settings(row.workspaceId);
  const running = (await reads.releases(row.workspaceId, 'open')).filter(
    (release) => lightsAreOpen(release) && release.visibility === 'everyone' && !release.practice,
  );
  if (running.length === 0) return { skip: 'nothing runs any more' };
  return { message: statusAgenda(running, { settings, now }) };
};
