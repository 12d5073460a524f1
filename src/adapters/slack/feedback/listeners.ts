import type { House } from '../../../application/house.ts';
import { RATINGS } from '../../../domain/feedback/feedback.ts';
import type { Actor } from '../../../domain/person.ts';
import { type Reply, refused } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { ActionVisit } from '../edge/visit.ts';
import { releaseFor } from '../launch/form/choose.ts';
import { CLOSE_TRIED, openClose, submitClose } from './close.ts';
import { openWords, rate, submitWords } from './give.ts';
import { CLOSE_ACTIONS, CLOSE_FORMS, FEEDBACK_ACTIONS, FEEDBACK_FORMS, FEEDBACK_SHORTCUTS } from './ids.ts';
import { showFeedback } from './read.ts';
import { openThemes, sortClicked, submitTheme, tellClicked, themeClicked } from './sort.ts';
import { submitTakeIn, takeInFromMessage } from './take-in.ts';

type Shows = (house: House, actor: Actor, releaseId: string) => Promise<Reply>;

const about =
  (house: House, shows: Shows) =>
  ({ actor, ids }: ActionVisit): Promise<Reply> =>
    ids?.releaseId === undefined
      ? Promise.resolve(refused({ code: 'unknown_release', typed: '', near: [] }))
      : shows(house, actor, ids.releaseId);

const NOTHING_TO_CLOSE =
  'No release of yours can be closed at the moment. A release can be closed once it is live.';
const NO_RELEASE =
  'No release is open at the moment. For a closed one, name its key: `feedback KEY`. `list` shows the keys.';

/** After the launch: ratings, words, the summary, and closing the release. */
export const registerFeedback = (edge: SlackEdge, house: House): void => {
  edge.subcommand({
    name: 'feedback',
    usage: '[KEY]',
    summary: 'What people say about a release, for its release manager.',
    run: async (visit) => {
      const wanted = { command: null, actionId: FEEDBACK_ACTIONS.summary, verb: 'Read', none: NO_RELEASE };
      const chosen = await releaseFor(house, visit, wanted);
      return 'reply' in chosen ? chosen.reply : showFeedback(house, visit.actor, chosen.release.id);
    },
  });
  edge.subcommand({
    name: 'close',
    usage: '[KEY]',
    summary: 'Close a release with what came of it and what you learnt.',
    run: async (visit) => {
      const wanted = {
        command: CLOSE_TRIED,
        actionId: CLOSE_ACTIONS.open,
        verb: 'Close',
        none: NOTHING_TO_CLOSE,
      };
      const chosen = await releaseFor(house, visit, wanted);
      return 'reply' in chosen ? chosen.reply : openClose(house, visit.actor, chosen.release.id);
    },
  });
  for (const rating of RATINGS) edge.onAction(FEEDBACK_ACTIONS.rate(rating), (visit) => rate(house, visit));
  edge.onAction(FEEDBACK_ACTIONS.words, (visit) => openWords(house, visit));
  edge.onAction(FEEDBACK_ACTIONS.unnamed, (visit) => openWords(house, visit, true));
  edge.onAction(FEEDBACK_ACTIONS.summary, about(house, showFeedback));
  edge.onAction(FEEDBACK_ACTIONS.sort, about(house, openThemes));
  edge.onAction(FEEDBACK_ACTIONS.remark, (visit) => sortClicked(house, visit));
  edge.onAction(FEEDBACK_ACTIONS.theme, (visit) => themeClicked(house, visit));
  edge.onAction(FEEDBACK_ACTIONS.tell, (visit) => tellClicked(house, visit));
  edge.onSubmit(FEEDBACK_FORMS.theme, (visit) => submitTheme(house, visit));
  edge.onSubmit(FEEDBACK_FORMS.takeIn, (visit) => submitTakeIn(house, visit));
  edge.onShortcut(FEEDBACK_SHORTCUTS.takeIn, (visit) => takeInFromMessage(house, visit));
  edge.onAction(CLOSE_ACTIONS.open, about(house, openClose));
  edge.onSubmit(FEEDBACK_FORMS.words, (visit) => submitWords(house, visit));
  edge.onSubmit(CLOSE_FORMS.close, (visit) => submitClose(house, visit));
};
