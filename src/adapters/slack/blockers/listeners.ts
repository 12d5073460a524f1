import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { blockerOf } from '../../../domain/blockers/blocker.ts';
import type { PersonCommand } from '../../../domain/command.ts';
import { nothing, type Reply, refused, say, strange } from '../edge/reply.ts';
import { showsItself } from '../edge/shows-itself.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { Ids } from '../edge/value.ts';
import type { ActionVisit, ViewVisit, Visit } from '../edge/visit.ts';
import { BLOCKER_ACTIONS, BLOCKER_FORMS, BLOCKER_SHORTCUTS } from './ids.ts';
import { openPass, submitPass } from './pass.ts';
import { raiseByCommand, raiseFromMessage, submitRaise } from './raise.ts';
import { type Click, clickedMessage } from './said.ts';

type About = { releaseId: string; blockerId: string };

/** The blocker that a button or form names; null for anything this program never wrote. */
const aboutOf = (ids: Ids | null): About | null =>
  ids?.releaseId === undefined || ids.extra === undefined
    ? null
    : { releaseId: ids.releaseId, blockerId: ids.extra };

/** What each click asks of the release. */
const COMMANDS: Record<Click, (blockerId: string) => PersonCommand> = {
  take: (blockerId) => ({ type: 'take_blocker', blockerId }),
  notOurs: (blockerId) => ({ type: 'return_blocker', blockerId }),
  done: (blockerId) => ({ type: 'solve_blocker', blockerId }),
  gone: (blockerId) => ({ type: 'confirm_blocker', blockerId, solved: true }),
  stillThere: (blockerId) => ({ type: 'confirm_blocker', blockerId, solved: false }),
};

const click =
  (name: Click) =>
  async (house: House, visit: ActionVisit, { releaseId, blockerId }: About): Promise<Reply> => {
    const outcome = await changeRelease(house, visit.request, releaseId, COMMANDS[name](blockerId));
    if (!outcome.ok) return refused(outcome.refusal, releaseId);
    if (showsItself(visit)) return nothing;
    const { reads } = house.store;
    const release = await reads.release(visit.actor.workspaceId, releaseId);
    const blocker = release === null ? undefined : blockerOf(release, blockerId);
    if (release === null || blocker === undefined) return nothing;
    const settings = await reads.settings(visit.actor.workspaceId);
    return say(clickedMessage(name, { release, settings, now: house.clock.now() }, blocker));
  };

/** Everything that people tap, type and send about what is in the way. */
export const registerBlockers = (edge: SlackEdge, house: House): void => {
  const about =
    <V extends Visit>(idsOf: (visit: V) => Ids | null, act: (visit: V, about: About) => Promise<Reply>) =>
    async (visit: V): Promise<Reply> => {
      const found = aboutOf(idsOf(visit));
      return found === null ? strange : act(visit, found);
    };
  const onAction = (name: keyof typeof BLOCKER_ACTIONS, act: ReturnType<typeof click>): void =>
    edge.onAction(
      BLOCKER_ACTIONS[name],
      about(
        ({ ids }: ActionVisit) => ids,
        (visit, found) => act(house, visit, found),
      ),
    );
  onAction('take', click('take'));
  onAction('notOurs', click('notOurs'));
  onAction('done', click('done'));
  onAction('gone', click('gone'));
  onAction('stillThere', click('stillThere'));
  onAction('pass', openPass);
  edge.onSubmit(
    BLOCKER_FORMS.pass,
    about(
      ({ view }: ViewVisit) => view.metadata,
      (visit, found) => submitPass(house, visit, found),
    ),
  );
  edge.onSubmit(BLOCKER_FORMS.raise, (visit) => submitRaise(house, visit));
  edge.onShortcut(BLOCKER_SHORTCUTS.raise, (visit) => raiseFromMessage(house, visit));
  edge.subcommand({
    name: 'blocker',
    usage: '[KEY]',
    summary: 'Say what is in the way of a release, and who can solve it.',
    run: (visit) => raiseByCommand(house, visit),
  });
};
