import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import type { Rehearsal } from './rehearsal.ts';
import { letEditsOut, newest } from './steps.ts';

/** The morning of the working day before Atlas is launched, and the seconds in which the messages arrive. */
export const EVE = '2026-12-09T09:00:05.000Z';

/** The message in which a department is asked whether it is still green. */
export const stillAsked = ({ slack }: Rehearsal, key: string): PracticeMessage =>
  newest(slack.channel(`#${key}`).topLevel.filter(({ text }) => text.includes('still green')));

/** The eve of the launch: these departments say that they are still green. */
export const stayGreen = async (rehearsal: Rehearsal, keys: readonly string[]): Promise<void> => {
  await rehearsal.until(EVE);
  for (const key of keys) {
    await rehearsal.slack.person(`${key}-lead`).clicks(stillAsked(rehearsal, key), 'Still green');
    await rehearsal.bot.settle();
  }
};

/** The newest message in the thread of the release card that says this. */
export const inThread = ({ slack }: Rehearsal, containing: string): PracticeMessage =>
  newest(slack.channel('#releases').messages.filter(({ text }) => text.includes(containing)));

/** Maya has the launch called out, and these stations say go in their order. */
export const callOut = async (rehearsal: Rehearsal, keys: readonly string[]): Promise<void> => {
  const maya = rehearsal.slack.person('maya');
  await maya.types('#releases', '/release rollcall atlas');
  await letEditsOut(rehearsal);
  for (const key of keys) {
    await rehearsal.slack.person(`${key}-lead`).clicks(inThread(rehearsal, 'Roll-call'), 'Go');
    await letEditsOut(rehearsal);
  }
};
