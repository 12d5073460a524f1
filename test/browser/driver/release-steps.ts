import type { Locator } from 'playwright-core';
import type { PracticePage } from './practice-page.ts';

/** Types the command that plans a release, and waits for its form. */
export const openPlanForm = async (practice: PracticePage, title: string): Promise<Locator> => {
  await practice.write(`/release new ${title}`);
  return practice.dialog('Plan a release');
};

/** The question that stands between the two taps of a green light. */
export const greenQuestion = async (practice: PracticePage): Promise<Locator> => {
  await practice.press('Green light');
  return practice.dialog('Green light for Atlas 2.0');
};

/** Gives the newest green light that is asked for here, by two taps. */
export const giveGreen = async (practice: PracticePage): Promise<void> =>
  practice.send(await greenQuestion(practice), {}, 'Yes, ready');
