import type { PracticeSlack } from '../slack.ts';
import type { Narrator } from './narrator.ts';

/** What every act of the tour works with. */
export type Play = {
  slack: PracticeSlack;
  tell: Narrator;
  /** Lets time pass to a wall-clock moment in Berlin, everything happening at its time, and tells it. */
  passTo(date: string, time: string, title: string): Promise<void>;
  /** Lets the bot finish what a person's act caused, and tells it. */
  settle(): Promise<void>;
};
