import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import type { PersonCommand } from '../../../domain/command.ts';
import type { Actor } from '../../../domain/person.ts';
import { nothing, type Reply, replyTo, strange } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { ActionVisit } from '../edge/visit.ts';
import { openGoal, submitGoal } from './goal-form.ts';
import { AFTER_ACTIONS, AFTER_FORMS } from './ids.ts';
import { openNoLookBack, submitNoLookBack } from './look-back-form.ts';

const says =
  (house: House, command: PersonCommand) =>
  async ({ ids, request }: ActionVisit): Promise<Reply> => {
    const releaseId = ids?.releaseId;
    if (releaseId === undefined) return strange;
    return replyTo(await changeRelease(house, request, releaseId, command), nothing, releaseId);
  };

type Opens = (house: House, actor: Actor, releaseId: string) => Promise<Reply>;

const opens =
  (house: House, form: Opens) =>
  async ({ actor, ids }: ActionVisit): Promise<Reply> =>
    ids?.releaseId === undefined ? strange : form(house, actor, ids.releaseId);

/** What came of a release: the goal, the look back, and of low risk one question. */
export const registerAfter = (edge: SlackEdge, house: House): void => {
  edge.onAction(AFTER_ACTIONS.goal, opens(house, openGoal));
  edge.onSubmit(AFTER_FORMS.goal, (visit) => submitGoal(house, visit));
  edge.onAction(AFTER_ACTIONS.held, says(house, { type: 'record_retro', held: true, reason: '' }));
  edge.onAction(AFTER_ACTIONS.notHeld, (visit) =>
    visit.ids?.releaseId === undefined
      ? Promise.resolve(strange)
      : openNoLookBack(house, visit, visit.ids.releaseId),
  );
  edge.onSubmit(AFTER_FORMS.notHeld, (visit) => submitNoLookBack(house, visit));
  edge.onAction(AFTER_ACTIONS.noTrouble, says(house, { type: 'say_trouble', trouble: false }));
  edge.onAction(AFTER_ACTIONS.trouble, says(house, { type: 'say_trouble', trouble: true }));
};
