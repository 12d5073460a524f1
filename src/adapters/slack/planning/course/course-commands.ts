import type { House } from '../../../../application/house.ts';
import type { SlackEdge } from '../../edge/slack-edge.ts';
import { PLAN_ACTIONS } from '../ids.ts';
import { pickRelease } from '../look/pick-release.ts';
import { PROBES } from './course-change.ts';
import { handOverTo, openHandOver } from './hand-over.ts';
import { reasonCommand } from './hold-or-cancel.ts';
import { resume } from './resume.ts';
import { start } from './start-form.ts';

/** `/release start`, `hold`, `resume`, `cancel`, `handover`; help shows them in this order. */
export const registerCourseCommands = (edge: SlackEdge, house: House): void => {
  const { slashCommand } = edge;
  const wanted = (verb: string, actionId: string) => ({ wanted: { verb, actionId }, slashCommand });
  const hold = reasonCommand('hold', wanted('Hold', PLAN_ACTIONS.hold));
  const cancel = reasonCommand('cancel', wanted('Cancel', PLAN_ACTIONS.cancel));
  edge.subcommand({
    name: 'start',
    usage: 'KEY',
    summary: 'Start a drafted release: departments hear of it.',
    run: async (visit) => {
      const pick = { ...wanted('Start', PLAN_ACTIONS.start), command: PROBES.start, openEnded: false };
      const picked = await pickRelease(house, visit, pick);
      return 'reply' in picked ? picked.reply : start(house, visit, picked.release.id);
    },
  });
  edge.subcommand({
    name: 'hold',
    usage: 'KEY reason',
    summary: 'Stop a release where it is; nothing more is sent.',
    run: (visit) => hold(house, visit),
  });
  edge.subcommand({
    name: 'resume',
    usage: 'KEY',
    summary: 'Go on with a release that is on hold.',
    run: async (visit) => {
      const pick = { ...wanted('Resume', PLAN_ACTIONS.resume), command: PROBES.resume, openEnded: false };
      const picked = await pickRelease(house, visit, pick);
      return 'reply' in picked ? picked.reply : resume(house, visit, picked.release.id);
    },
  });
  edge.subcommand({
    name: 'cancel',
    usage: 'KEY reason',
    summary: 'Call a release off for good.',
    run: (visit) => cancel(house, visit),
  });
  edge.subcommand({
    name: 'handover',
    usage: 'KEY @person',
    summary: 'Give a release to another release manager.',
    run: async (visit) => {
      const pick = {
        ...wanted('Hand over', PLAN_ACTIONS.handOver),
        command: PROBES.handOver,
        openEnded: false,
      };
      const carry = async () => visit.command.users[0];
      const picked = await pickRelease(house, visit, { ...pick, carry });
      if ('reply' in picked) return picked.reply;
      const to = visit.command.users[0];
      return to === undefined
        ? openHandOver(house, visit, picked.release.id)
        : handOverTo(house, visit, picked.release.id, to);
    },
  });
};
