import type { House } from '../../../application/house.ts';
import type { Actor } from '../../../domain/person.ts';
import { type Reply, refused, say } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { ActionVisit, CommandVisit } from '../edge/visit.ts';
import { releaseFor } from './form/choose.ts';
import { openAnnouncement, openEarlyLaunch, openFailed, openLaunch, openLive } from './form/open-launch.ts';
import { submitFailed, submitLaunch, submitLive } from './form/submit-launch.ts';
import { LAUNCH_ACTIONS, LAUNCH_FORMS } from './ids.ts';
import { launchPrompt } from './prompt/launch-prompt.ts';
import { launchScene } from './prompt/launch-scene.ts';
import { registerSecond } from './second/listeners.ts';
import { registerWithout } from './without/listeners.ts';

type Opens = (house: House, actor: Actor, releaseId: string) => Promise<Reply>;

const BUTTONS: Record<keyof typeof LAUNCH_ACTIONS, Opens> = {
  open: openLaunch,
  live: openLive,
  failed: openFailed,
  read: openAnnouncement,
};

const LAUNCH = { type: 'launch', mode: 'live_now', announcementId: '', early: false } as const;

/** `/release launch KEY`: the same as the button; while the deployment runs, the question how it went. */
const launchCommand = async (house: House, visit: CommandVisit): Promise<Reply> => {
  const chosen = await releaseFor(house, visit, {
    command: LAUNCH,
    actionId: LAUNCH_ACTIONS.open,
    verb: 'Launch',
    none: 'No release of yours can be launched at the moment. A release can be launched once it was started and every required light is green.',
  });
  if ('reply' in chosen) return chosen.reply;
  const { release } = chosen;
  const isDeploying = release.stage === 'launching' && release.launch?.liveAt === null;
  if (!isDeploying || release.manager.userId !== visit.actor.userId) {
    return openLaunch(house, visit.actor, release.id);
  }
  const now = house.clock.now();
  return say(launchPrompt(await launchScene(house.store.reads, release, release.attempts, { now })));
};

/** Launch, "it is live", "it did not work", and the announcement to read. */
export const registerLaunch = (edge: SlackEdge, house: House): void => {
  edge.subcommand({
    name: 'launch',
    usage: '[KEY]',
    summary: 'Launch a release, or see what is in the way.',
    run: (visit) => launchCommand(house, visit),
  });
  for (const [kind, opens] of Object.entries(BUTTONS)) {
    const actionId = LAUNCH_ACTIONS[kind as keyof typeof LAUNCH_ACTIONS];
    edge.onAction(actionId, ({ actor, ids }: ActionVisit) =>
      ids?.releaseId === undefined
        ? Promise.resolve(refused({ code: 'unknown_release', typed: '', near: [] }))
        : opens(house, actor, ids.releaseId),
    );
  }
  registerSecond(edge, house);
  registerWithout(edge, house);
  edge.onSubmit(LAUNCH_FORMS.early, ({ actor, view }) =>
    openEarlyLaunch(house, actor, view.metadata.releaseId ?? ''),
  );
  edge.onSubmit(LAUNCH_FORMS.announce, (visit) => submitLaunch(house, visit, false));
  edge.onSubmit(LAUNCH_FORMS.announceEarly, (visit) => submitLaunch(house, visit, true));
  edge.onSubmit(LAUNCH_FORMS.declareLive, (visit) => submitLive(house, visit));
  edge.onSubmit(LAUNCH_FORMS.declareFailed, (visit) => submitFailed(house, visit));
};
