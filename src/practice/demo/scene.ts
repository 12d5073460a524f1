import type { Instant } from '../../domain/calendar.ts';
import type { PracticeSlack } from '../slack.ts';

/** What a story or a step of the guide plays with. */
export type Scene = {
  slack: PracticeSlack;
  /** Lets the bot finish what somebody's act caused, and the seconds pass in which its messages arrive. */
  settle(): Promise<void>;
  /** Lets time pass until then (epoch milliseconds, virtual), everything happening at its time. */
  passTo(epochMs: number): Promise<void>;
};

/** A prepared situation: what somebody finds who starts the demo with `--story NAME`. */
export type Story = {
  name: string;
  /** One line for `--list`. */
  summary: string;
  /** Who looks at what first: ids of a person and of a channel, or 'home'. */
  opensAs: string;
  opensAt: string;
  /** What is pinned there is in sight at first, in place of the newest message. */
  opensOnPin?: true;
  /** One or two sentences for the guide: what there is to do in this situation. */
  hint?: string;
  /** When its play begins, where that is not the usual day. */
  startsAt?: Instant;
  /** Plays what happened before, by commands and clicks of people. */
  play(scene: Scene): Promise<void>;
};

/** One of the steps from the plan to the closed release, or what comes before them. */
export type Step = {
  title: string;
  /** One sentence, and what to click. */
  words: string;
  person: string | null;
  channel: string | null;
  /** Looks at what really happened. */
  isDone(slack: PracticeSlack): boolean;
  help?: { label: string; play(scene: Scene): Promise<void> };
};
