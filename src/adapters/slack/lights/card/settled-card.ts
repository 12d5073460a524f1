import type { KnownBlock } from '@slack/types';
import { audiencesOf } from '../../../../domain/delivery/audience.ts';
import type { Audience } from '../../../../domain/delivery/due-action.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { titleOf } from '../../../../domain/release.ts';
import { context, section } from '../../kit/blocks.ts';
import { channelMention, joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richQuote } from '../../kit/rich-text.ts';
import { inlineText } from '../../words/inline-text.ts';
import { lightLine } from '../../words/light.ts';
import { heldControls } from './controls.ts';
import type { Scene, Voices } from './scene.ts';
import { moment } from './sentences.ts';

/** A card without controls: why, and what became of the question. */
export type Closed = { text: Mrkdwn; blocks: readonly KnownBlock[] };

const withLight = ({ release, now }: Scene, light: Light, line: Mrkdwn): Closed => {
  const last = lightLine(light, now, release.plan.launch.zone);
  return { text: joinMrkdwn([line, last], ' '), blocks: [section(line), context(last)] };
};

/** Lights lock at the decision to launch. */
export const launchedCard = (scene: Scene, light: Light): Closed => {
  const { release } = scene;
  const title = titleOf(release);
  const { launch } = release;
  const live = launch?.liveAt ?? null;
  if (live !== null) {
    const line = mrkdwn`*Launched* ${moment(live, release)}: ${title}. Answers are closed.`;
    return withLight(scene, light, line);
  }
  const since = launch === null ? mrkdwn`now` : moment(launch.decidedAt, release);
  return withLight(
    scene,
    light,
    mrkdwn`*Launching* since ${since}: ${title}. Answers are closed. If something is wrong, tell ${release.manager.name} now.`,
  );
};

/** Nothing is asked of anybody any more. */
export const cancelledCard = (scene: Scene): Closed => {
  const { release } = scene;
  const at = release.endedAt === null ? mrkdwn`` : mrkdwn` ${moment(release.endedAt, release)}`;
  const line = mrkdwn`*Cancelled*${at}: ${titleOf(release)}. There is nothing to answer any more.`;
  return { text: line, blocks: [section(line)] };
};

/** The department is asked elsewhere; a channel that a confidential release left reads no name of it. */
export const movedCard = (
  { release, settings }: Scene,
  light: Light,
  audience: Audience,
  voices: Voices,
): Closed => {
  const isConfidential = release.visibility === 'confidential';
  const about = isConfidential ? mrkdwn`a release` : mrkdwn`${titleOf(release)}`;
  const [first] = audiencesOf(light, release, settings);
  const names = voices.addressed.map(({ name }) => name).filter((name) => name !== '');
  const line = ((): Mrkdwn => {
    if ('user' in audience && names.length > 0) {
      return mrkdwn`${joinMrkdwn(names, ', ')} can answer for ${light.name} about ${titleOf(release)} now. You have nothing to do.`;
    }
    if (first !== undefined && 'channel' in first && !isConfidential) {
      return mrkdwn`${light.name} is asked about ${about} in ${channelMention(first.channel)} now.`;
    }
    return mrkdwn`${light.name} is asked about ${about} by direct message now.`;
  })();
  return { text: line, blocks: [section(line)] };
};

/** Nobody is asked until it goes on. */
export const heldCard = (scene: Scene, light: Light): Closed => {
  const { release } = scene;
  const { hold } = release;
  const line = mrkdwn`*On hold*: ${titleOf(release)}. I ask nothing until it goes on; answers still count.`;
  if (hold === null) return withLight(scene, light, line);
  // Whoever was never asked has no question to answer here.
  const controls = light.askedAt === null ? [] : [heldControls({ ...scene, light })];
  const why = mrkdwn`${hold.by.name}, ${moment(hold.at, release)}:`;
  const last = lightLine(light, scene.now, release.plan.launch.zone);
  return {
    text: joinMrkdwn([line, why, inlineText(hold.reason), last], ' '),
    blocks: [section(line), section(why), richQuote(hold.reason), context(last), ...controls],
  };
};

/** A question without anybody to answer it: who can mend that. */
export const nobodyCard = ({ release }: Scene, light: Light, admins: readonly string[]): Closed => {
  const mender =
    admins.length === 0
      ? mrkdwn`An admin of Greenlight`
      : joinMrkdwn(
          admins.slice(0, 3).map((name) => mrkdwn`${name}`),
          ' or ',
        );
  const line = mrkdwn`*Nobody can answer for ${light.name} yet*, so ${titleOf(release)} cannot get its green light. ${mender} can name a lead in the settings; ${release.manager.name} manages the release.`;
  return { text: line, blocks: [section(line)] };
};
