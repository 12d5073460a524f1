import type { PersonDriver } from '../../../src/practice/people/person.ts';
import type { SubmitOutcome } from '../../../src/practice/people/view-answer.ts';
import type { PracticeMessage } from '../../../src/practice/workspace/model.ts';
import type { Rehearsal } from '../../support/rehearsal.ts';
import { letEditsOut, newest } from '../../support/steps.ts';

/** The newest message that says this. */
export const saying = (
  reader: PersonDriver,
  messages: readonly PracticeMessage[],
  words: string,
): PracticeMessage => newest(messages.filter((message) => reader.reads(message).includes(words)));

/** A button in the window on top. */
export const presses = async (who: PersonDriver, button: string, nth?: number): Promise<void> => {
  if (who.modal === null) throw new Error('No window is open.');
  await who.clicks(who.modal, button, nth === undefined ? {} : { nth });
};

export const closesAll = async (who: PersonDriver): Promise<void> => {
  while (who.modal !== null) await who.closes(true);
};

/** Maya opens the list of the announcement's versions. */
export const opensList = async (rehearsal: Rehearsal): Promise<PersonDriver> => {
  const maya = rehearsal.slack.person('maya');
  await closesAll(maya);
  await maya.types('#releases', '/release announcements atlas-2.0');
  return maya;
};

/** Maya adds a version; her own is then open to be written. */
export const adds = async (
  rehearsal: Rehearsal,
  fields: Readonly<Record<string, string>>,
): Promise<SubmitOutcome> => {
  const maya = await opensList(rehearsal);
  await presses(maya, 'Add a version');
  await maya.fills(fields);
  const outcome = await maya.submits();
  await letEditsOut(rehearsal);
  return outcome;
};

/** Writes into the form that is open, and sends it. */
export const writes = async (
  rehearsal: Rehearsal,
  who: PersonDriver,
  words?: string,
): Promise<SubmitOutcome> => {
  if (words !== undefined) await who.fills({ 'What they read': words });
  const outcome = await who.submits();
  await letEditsOut(rehearsal);
  return outcome;
};

/** Reads the words in the list or in a message, and approves them. */
export const approves = async (
  rehearsal: Rehearsal,
  who: PersonDriver,
  nth?: number,
): Promise<SubmitOutcome> => {
  await presses(who, 'Read and approve', nth);
  const outcome = await who.submits();
  await letEditsOut(rehearsal);
  return outcome;
};
