import type { House } from '../../../application/house.ts';
import { chaseRelease, nudgeDepartment } from '../../../application/reminders/chase/chase-release.ts';
import { type Reply, refused, say, strange } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { questionIn } from '../edge/value.ts';
import type { Visit } from '../edge/visit.ts';
import { pickRelease } from '../planning/look/pick-release.ts';
import { chaseMessage, nudgedMessage } from './chase-message.ts';
import { REMINDER_ACTIONS } from './ids.ts';

/** What was sent to whom, shown to the release manager. */
export const showChase = async (
  house: House,
  { actor }: Visit,
  releaseId: string | undefined,
): Promise<Reply> => {
  if (releaseId === undefined) return strange;
  const chase = await chaseRelease(house.store.reads, actor, releaseId, house.clock.now());
  return chase.ok ? say(chaseMessage(chase)) : refused(chase.refusal, releaseId);
};

/** `/release chase KEY` and its Nudge buttons. */
export const registerChase = (edge: SlackEdge, house: House): void => {
  const { slashCommand } = edge;
  edge.subcommand({
    name: 'chase',
    usage: 'KEY',
    summary: 'Show who was reminded when, and remind a department now.',
    run: async (visit) => {
      const wanted = { verb: 'Chase', actionId: REMINDER_ACTIONS.chase };
      const picked = await pickRelease(house, visit, {
        wanted,
        slashCommand,
        command: null,
        openEnded: false,
      });
      return 'reply' in picked ? picked.reply : showChase(house, visit, picked.release.id);
    },
  });
  edge.onAction(REMINDER_ACTIONS.chase, (visit) => showChase(house, visit, visit.ids?.releaseId));
  edge.onAction(REMINDER_ACTIONS.nudge, async (visit) => {
    const about = questionIn(visit.ids);
    if (about === null) return strange;
    const outcome = await nudgeDepartment(house, visit.request, about);
    return outcome.ok ? say(nudgedMessage(outcome)) : refused(outcome.refusal, about.releaseId);
  });
};
