import type { Wanted } from '../../people/choose.ts';
import type { PersonDriver } from '../../people/person.ts';
import { buttonsOf } from '../../read/buttons.ts';
import type { PracticeMessage } from '../../workspace/model.ts';

/**
 * Fills in the open form and sends it.
 *
 * @throws with what the form says against it
 */
export const sends = async (
  person: PersonDriver,
  values: Readonly<Record<string, Wanted>> = {},
): Promise<void> => {
  await person.fills(values);
  const outcome = await person.submits();
  if (outcome.kind === 'errors') throw new Error(`The form is refused: ${JSON.stringify(outcome.errors)}`);
  if (outcome.kind === 'failed') throw new Error(`The bot did not answer: ${outcome.problem}`);
};

/** Whether a message has this button or menu, by its action_id. */
export const offers = (message: Pick<PracticeMessage, 'blocks'>, actionId: string): boolean =>
  buttonsOf(message.blocks).some((button) => button.actionId === actionId);

/** The newest of these messages that offers a button; throws where none does. */
export const newestWith = (messages: readonly PracticeMessage[], actionId: string): PracticeMessage => {
  const found = messages.findLast((message) => offers(message, actionId));
  if (found === undefined) throw new Error(`No message offers ${actionId}.`);
  return found;
};
