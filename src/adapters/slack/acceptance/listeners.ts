import { ROUND_PROBE } from '../../../application/acceptance/open-round.ts';
import type { House } from '../../../application/house.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { pickRelease } from '../planning/look/pick-release.ts';
import { ROUND_ACTIONS, ROUND_FORMS } from './ids.ts';
import {
  above,
  leaveClosing,
  openClosing,
  openFound,
  settle,
  submitClosing,
  turnFound,
} from './look-after.ts';
import { closeRoundForm, showRounds, submitRound } from './rounds.ts';
import { closeSaying, openSaying, submitSaying, submitWorks, tapWorks } from './try-it.ts';

/** Rounds in which people try a release: opening them, saying what was found, and closing them. */
export const registerAcceptance = (edge: SlackEdge, house: House): void => {
  const { slashCommand } = edge;
  edge.subcommand({
    name: 'trial',
    usage: '[KEY]',
    summary: 'Let people try a release before everybody gets it, and see what they found.',
    run: async (visit) => {
      const wanted = { verb: 'Try', actionId: ROUND_ACTIONS.rounds };
      const pick = { wanted, slashCommand, command: ROUND_PROBE, openEnded: false };
      const picked = await pickRelease(house, visit, pick);
      return 'reply' in picked ? picked.reply : showRounds(house, visit, picked.release.id);
    },
  });
  for (const id of [ROUND_ACTIONS.rounds, ROUND_ACTIONS.next]) {
    edge.onAction(id, async (visit) => above(visit, await showRounds(house, visit, visit.ids?.releaseId)));
  }
  edge.onAction(ROUND_ACTIONS.works, (visit) => tapWorks(house, visit));
  edge.onAction(ROUND_ACTIONS.problem, (visit) => openSaying(house, visit, 'problem'));
  edge.onAction(ROUND_ACTIONS.wish, (visit) => openSaying(house, visit, 'wish'));
  edge.onAction(ROUND_ACTIONS.found, async (visit) => above(visit, await openFound(house, visit)));
  for (const id of [ROUND_ACTIONS.foundMore, ROUND_ACTIONS.foundBack]) {
    edge.onAction(id, (visit) => turnFound(house, visit));
  }
  edge.onAction(ROUND_ACTIONS.inTheWay, (visit) => settle(house, visit, 'blocker'));
  edge.onAction(ROUND_ACTIONS.limitation, (visit) => settle(house, visit, 'limitation'));
  edge.onAction(ROUND_ACTIONS.close, async (visit) => above(visit, await openClosing(house, visit)));
  edge.onSubmit(ROUND_FORMS.open, (visit) => submitRound(house, visit));
  edge.onSubmit(ROUND_FORMS.works, (visit) => submitWorks(house, visit));
  for (const finding of ['problem', 'wish'] as const) {
    edge.onSubmit(ROUND_FORMS[finding], (visit) => submitSaying(house, visit, finding));
    edge.onClose(ROUND_FORMS[finding], (visit) => closeSaying(house, visit, finding));
  }
  edge.onSubmit(ROUND_FORMS.close, (visit) => submitClosing(house, visit));
  edge.onClose(ROUND_FORMS.open, (visit) => closeRoundForm(house, visit));
  edge.onClose(ROUND_FORMS.close, (visit) => leaveClosing(house, visit));
};
