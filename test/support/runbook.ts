import type { FactPart, ListPart } from '../../src/domain/contents/parts.ts';
import type { PracticeModal } from '../../src/practice/people/screens.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import type { Rehearsal } from './rehearsal.ts';

const managerCard = ({ slack }: Rehearsal): PracticeMessage => {
  const maya = slack.person('maya');
  const card = maya.inbox.find((message) => maya.reads(message).includes('The plan in full'));
  if (card === undefined) throw new Error('The manager has no card.');
  return card;
};

/** Every part has a button of the same name: which one it opens stands in its value. */
const wayTo = (blocks: unknown, part: string): string => {
  const found = JSON.stringify(blocks).match(/\{\\"v\\":1[^}]*\}/g) ?? [];
  const value = found
    .map((text) => text.replaceAll('\\"', '"'))
    .find((text) => text.includes(`"x":"${part}`));
  if (value === undefined) throw new Error(`No way to ${part}.`);
  return value;
};

const windowOf = ({ slack }: Rehearsal): PracticeModal => {
  const { modal } = slack.person('maya');
  if (modal === null) throw new Error('No window is open.');
  return modal;
};

/** Maya adds items to a list of the plan, each by the labels of its form, and closes the window. */
export const writeList = async (
  rehearsal: Rehearsal,
  { part, one }: { part: ListPart; one: string },
  items: readonly Readonly<Record<string, string>>[],
): Promise<void> => {
  const maya = rehearsal.slack.person('maya');
  await maya.clicks(managerCard(rehearsal), 'The plan in full');
  await maya.clicks(windowOf(rehearsal), 'Open', {
    value: wayTo(windowOf(rehearsal).blocks, `${part}:`),
  });
  for (const item of items) {
    await maya.clicks(windowOf(rehearsal), `Add a ${one}`);
    await maya.fills(item);
    const outcome = await maya.submits();
    if (outcome.kind !== 'closed') throw new Error(`Not taken: ${JSON.stringify(outcome)}`);
    const what = Object.values(item)[0] ?? '';
    await rehearsal.slack.until(
      () => (maya.modal?.text ?? '').includes(`Saved: ${what}`),
      `the list that says that ${what} is saved`,
    );
  }
  await maya.closes(true);
  await rehearsal.bot.settle();
};

/** Maya writes the runbook into the plan, each step by the labels of its form. */
export const writeRunbook = (
  rehearsal: Rehearsal,
  steps: readonly Readonly<Record<string, string>>[],
): Promise<void> => writeList(rehearsal, { part: 'runbook', one: 'step' }, steps);

/** Maya writes the facts of one part, by the labels of its form. */
export const writeFacts = async (
  rehearsal: Rehearsal,
  part: FactPart,
  fields: Readonly<Record<string, string>>,
): Promise<void> => {
  const maya = rehearsal.slack.person('maya');
  await maya.clicks(managerCard(rehearsal), 'The plan in full');
  await maya.clicks(windowOf(rehearsal), 'Change', {
    value: wayTo(windowOf(rehearsal).blocks, `${part}"`),
  });
  await maya.fills(fields);
  const outcome = await maya.submits();
  if (outcome.kind !== 'closed') throw new Error(`Not taken: ${JSON.stringify(outcome)}`);
  if (maya.modal !== null) await maya.closes(true);
  await rehearsal.bot.settle();
};
