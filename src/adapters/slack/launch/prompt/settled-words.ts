import { secondsFor } from '../../../../domain/launch/decide-launch.ts';
import { titleOf } from '../../../../domain/release.ts';
import { slackDate } from '../../kit/dates.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../../kit/mrkdwn.ts';
import type { LaunchScene } from './launch-scene.ts';
import type { LaunchState } from './launch-state.ts';
import { announcedIn, goesTo } from './places.ts';

/** States in which both boards say the same. */
export type SharedState = Exclude<LaunchState, 'not_ready' | 'early' | 'to_call' | 'calling' | 'ready'>;

const zone = ({ settings }: LaunchScene): string => settings.zone;

const deploying = (scene: LaunchScene): Mrkdwn => {
  const { release } = scene;
  const since = release.launch?.decidedAt ?? scene.now;
  const runs = mrkdwn`*${titleOf(release)}*\nDeployment has been running since ${slackDate(since, zone(scene))}.`;
  return release.hold === null
    ? mrkdwn`${runs}\nSay when users have it: then the announcement goes out. ${goesTo(scene.places)}`
    : mrkdwn`${runs}\nIt is on hold by ${release.hold.by.name}: ${release.hold.reason}\nNothing is announced before somebody resumes it.`;
};

const launched = (scene: LaunchScene): Mrkdwn => {
  const at = scene.release.launch?.liveAt ?? scene.now;
  return mrkdwn`*${titleOf(scene.release)}*\nLaunched ${slackDate(at, zone(scene))}.\n${announcedIn(scene.places, scene.workspaceUrl)}`;
};

/** What both boards say once the question is no longer "is it ready". */
export const sharedWords: Record<SharedState, (scene: LaunchScene) => Mrkdwn> = {
  did_not_work: ({ release, attempt }) =>
    mrkdwn`*${titleOf(release)}*\nAttempt ${attempt} did not work. This message is about that attempt only; the next one has its own.`,
  cancelled: ({ release }) => mrkdwn`*${titleOf(release)}* was cancelled. There is nothing left to launch.`,
  launched,
  deploying,
  called: ({ release, settings }) => {
    const seconds = secondsFor(release, settings).map(userMention);
    const who =
      seconds.length === 0
        ? mrkdwn`There is nobody who could: name a stand-in, under *The plan in full*.`
        : mrkdwn`That can be ${joinMrkdwn(seconds, ' or ')}.`;
    return mrkdwn`*${titleOf(release)}*\n${release.call?.by.name ?? ''} said "launch", ${slackDate(release.call?.at ?? release.plan.launch.at, settings.zone)}. It is of high risk: it goes as soon as a second person agrees. ${who}`;
  },
  held: ({ release }) =>
    mrkdwn`*${titleOf(release)}* is on hold by ${release.hold?.by.name ?? ''}: ${release.hold?.reason ?? ''}\nIt cannot be launched before somebody resumes it.`,
};
