import { changeRelease, type Outcome } from '../../../../application/change-release.ts';
import type { House } from '../../../../application/house.ts';
import type { PersonCommand } from '../../../../domain/command.ts';
import { nothing, type Reply, refused, replace, say, whisper } from '../../edge/reply.ts';
import type { ActionVisit, Visit } from '../../edge/visit.ts';
import { type CourseCommand, doneMessage } from './done-words.ts';

/** Placeholder words with which the rules are asked beforehand; they are never stored. */
export const PROBES = {
  edit: { type: 'edit', change: {} },
  start: { type: 'start' },
  hold: { type: 'hold', reason: '…' },
  resume: { type: 'resume', launch: null },
  cancel: { type: 'cancel', reason: '…' },
  handOver: { type: 'hand_over', to: { userId: '', name: '' } },
} as const satisfies Record<string, PersonCommand>;

/**
 * The sentence that says what happened; none for a click on a card that shows it itself. A form closes for it.
 */
export const done = async (
  house: House,
  visit: Visit,
  { command, releaseId }: { command: CourseCommand; releaseId: string },
  outcome: Outcome,
): Promise<Reply> => {
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  const clicked = 'message' in visit ? (visit as ActionVisit).message : null;
  if (clicked !== null && !clicked.isEphemeral) return nothing;
  const { reads } = house.store;
  const release = await reads.release(visit.actor.workspaceId, outcome.releaseId);
  if (release === null) return nothing;
  const settings = await reads.settings(visit.actor.workspaceId);
  const words = doneMessage(command, { release, settings, now: house.clock.now() });
  if ('view' in visit && visit.view !== null) return whisper(words);
  return clicked === null ? say(words) : replace(words);
};

/** Decides the command and says what happened, or why not. */
export const change = async (
  house: House,
  visit: Visit,
  releaseId: string,
  command: Extract<PersonCommand, { type: CourseCommand }>,
): Promise<Reply> =>
  done(
    house,
    visit,
    { command: command.type, releaseId },
    await changeRelease(house, visit.request, releaseId, command),
  );
