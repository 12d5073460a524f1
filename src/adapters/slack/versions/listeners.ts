import type { House } from '../../../application/house.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { pickRelease } from '../planning/look/pick-release.ts';
import {
  openAnnouncementCorrection,
  openCorrection,
  submitAnnouncementCorrection,
  submitCorrection,
} from './correct-steps.ts';
import { approve, decided, openCopy, openRead, openSent, submitSent } from './decide-steps.ts';
import { VERSION_ACTIONS, VERSION_FORMS } from './ids.ts';
import { openPlace, openWrite, submitPlace, submitWrite } from './plan-steps.ts';
import { showList } from './see-version.ts';

/** The announcement's versions for each group of readers: planning, writing, checking, approving, sending. */
export const registerVersions = (edge: SlackEdge, house: House): void => {
  const { slashCommand } = edge;
  edge.subcommand({
    name: 'announcements',
    usage: '[KEY]',
    summary: 'Say it to each group of readers in their words: with the launch, or as a notice before it.',
    run: async (visit) => {
      const wanted = { verb: 'Open', actionId: VERSION_ACTIONS.open };
      const pick = { wanted, slashCommand, command: null, openEnded: false };
      const picked = await pickRelease(house, visit, pick);
      return 'reply' in picked ? picked.reply : showList(house, visit.actor, picked.release.id);
    },
  });
  edge.onAction(VERSION_ACTIONS.open, ({ actor, ids }) => showList(house, actor, ids?.releaseId));
  edge.onAction(VERSION_ACTIONS.add, (visit) => openPlace(house, visit));
  edge.onAction(VERSION_ACTIONS.place, (visit) => openPlace(house, visit));
  edge.onAction(VERSION_ACTIONS.write, (visit) => openWrite(house, visit));
  edge.onAction(VERSION_ACTIONS.read, (visit) => openRead(house, visit));
  edge.onAction(VERSION_ACTIONS.copy, (visit) => openCopy(house, visit));
  edge.onAction(VERSION_ACTIONS.sent, (visit) => openSent(house, visit));
  edge.onAction(VERSION_ACTIONS.check, (visit) =>
    decided(house, visit, ({ id, words }) => ({ type: 'check_version', versionId: id, words })),
  );
  edge.onAction(VERSION_ACTIONS.drop, (visit) =>
    decided(house, visit, ({ id }) => ({ type: 'drop_version', versionId: id })),
  );
  edge.onAction(VERSION_ACTIONS.correct, (visit) => openCorrection(house, visit));
  edge.onAction(VERSION_ACTIONS.correctAnnouncement, (visit) => openAnnouncementCorrection(house, visit));
  edge.onSubmit(VERSION_FORMS.correct, (visit) => submitCorrection(house, visit));
  edge.onSubmit(VERSION_FORMS.correctAnnouncement, (visit) => submitAnnouncementCorrection(house, visit));
  edge.onSubmit(VERSION_FORMS.place, (visit) => submitPlace(house, visit));
  edge.onSubmit(VERSION_FORMS.write, (visit) => submitWrite(house, visit));
  edge.onSubmit(VERSION_FORMS.approve, (visit) => approve(house, visit));
  edge.onSubmit(VERSION_FORMS.sent, (visit) => submitSent(house, visit));
};
