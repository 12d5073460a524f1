import type { PersonDriver } from '../../src/practice/people/person.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import type { Rehearsal } from './rehearsal.ts';
import { ASKED, green, LAUNCH_TIME, launch, letEditsOut, newest, openPart, start } from './steps.ts';

/** Thursday's launch and two days: Monday, as the working day begins, and the seconds in which messages arrive. */
export const FIRST_OVER = '2026-12-14T08:00:05.000Z';

/** A row of a window opens its part by what its button carries. */
const opens = async (manager: PersonDriver, button: string, part: string): Promise<void> => {
  await manager.clicks(newest(manager.inbox), 'The plan in full');
  const found = JSON.stringify(manager.modal?.blocks).match(/\{\\"v\\":1[^}]*\}/g) ?? [];
  const value = found
    .map((text) => text.replaceAll('\\"', '"'))
    .find((text) => text.includes(`"x":"${part}`));
  if (value === undefined || manager.modal === null) throw new Error(`No way to ${part}.`);
  await manager.clicks(manager.modal, button, { value });
};

/** Atlas, planned to go out group by group, with these groups. */
export const planGroups = async (
  rehearsal: Rehearsal,
  groups: readonly (readonly [name: string, soak: string])[],
  { backOut = 'Operations switches the old build on.', stopRule = 'More than ten errors an hour.' } = {},
): Promise<PersonDriver> => {
  const maya = rehearsal.slack.person('maya');
  await maya.types('#releases', '/release new');
  await maya.fills({
    'Name and version': 'Atlas 2.0',
    'What do users gain?': 'Shared boards.',
    'Launch date': '2026-12-10',
    'How does it go out?': 'Group by group',
  });
  await maya.submits();
  await rehearsal.bot.settle();
  if (groups.length > 0) {
    await opens(maya, 'Open', 'cohorts');
    for (const [name, soak] of groups) {
      if (maya.modal === null) throw new Error('The list is closed.');
      await maya.clicks(maya.modal, 'Add a group');
      await maya.fills({ Group: name, 'How long it is watched': soak });
      await maya.submits();
      await rehearsal.bot.settle();
    }
    while (maya.modal !== null) await maya.closes(true);
  }
  const writes = async (fields: Readonly<Record<string, string>>): Promise<void> => {
    await maya.fills(fields);
    await maya.submits();
    await rehearsal.bot.settle();
    while (maya.modal !== null) await maya.closes(true);
  };
  await openPart(rehearsal, newest(maya.inbox), 'Facts and way back');
  await writes({ 'Way back': backOut });
  await opens(maya, 'Change', 'phased');
  await writes({ 'When we stop': stopRule });
  return maya;
};

/** From the draft to the first group, on the day of the launch. */
export const runToFirstGroup = async (rehearsal: Rehearsal, keys: readonly string[]): Promise<void> => {
  await start(rehearsal);
  await rehearsal.until(ASKED);
  for (const key of keys) await green(rehearsal, key);
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal);
  await letEditsOut(rehearsal);
};

/** The newest "Go on?" that this person has. */
export const question = (person: PersonDriver): PracticeMessage =>
  newest(person.inbox.filter((message) => person.reads(message).includes('Go on?')));
