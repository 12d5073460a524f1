import type { VirtualClock } from '../../clock.ts';
import { type PracticeBot, runUntil } from '../../run-until.ts';
import type { PracticeSlack } from '../../slack.ts';
import type { Scene } from '../scene.ts';
import { HAPPENING_MS } from './clock-targets.ts';

/** One after the other, all that moves the clock or lets the bot work: never two at once. */
export type TimeKeeper = {
  /** When something happens next (epoch milliseconds, virtual), or null. */
  nextAt(): number | null;
  /** Whether the clock is on its way to somewhere. */
  isMoving(): boolean;
  /** Lets a person act, and the bot finish what that caused. */
  act<Done>(perform: () => Promise<Done>): Promise<Done>;
  /** Lets time pass until the moment that is asked for when its turn comes. */
  moveTo(moment: () => number): Promise<void>;
  /** Lets time pass from one thing to the next until one of them shows; where many show nothing, it stands still. */
  moveOn(next: () => number, hasShown: () => boolean): Promise<void>;
  /** Plays a scene, which moves the clock by itself. */
  play(scene: (scene: Scene) => Promise<void>): Promise<void>;
};

/**
 * While calls fail, the bot tries again and again, every half a minute for weeks: so many looks at it are enough
 * on the way to a far date.
 */
const MOST_LOOKS_IN_TROUBLE = 80;
const LEAST_STEP_MS = 1_000;
/** Things that nobody sees, one after the other, before the clock stands still all the same. */
const MOST_UNSEEN = 200;

type Keeping = {
  slack: PracticeSlack;
  bot: PracticeBot;
  clock: VirtualClock;
  /** Whether calls fail at present because somebody wants to see that. */
  isInTrouble(): boolean;
  /** Called when the clock starts and stops moving. */
  onChange(): void;
};

/** Keeps the time of a bot that runs on a virtual clock. */
export const timeKeeper = ({ slack, bot, clock, isInTrouble, onChange }: Keeping): TimeKeeper => {
  let turn: Promise<unknown> = Promise.resolve();
  let moves = 0;

  const inTurn = <Done>(run: () => Promise<Done>): Promise<Done> => {
    const done = turn.then(run);
    turn = done.catch(() => undefined);
    return done;
  };
  const runTo = (epochMs: number): Promise<void> => {
    const step = Math.max(LEAST_STEP_MS, (epochMs - clock.now()) / MOST_LOOKS_IN_TROUBLE);
    const nextAt = (): number | null => {
      const next = bot.nextAt();
      return next === null || !isInTrouble() ? next : Math.max(next, Math.round(clock.now() + step));
    };
    return runUntil({ settle: bot.settle, nextAt }, clock, epochMs);
  };
  /** While calls fail the bot tries again: each of those is a thing of its own. */
  const runOn = async (next: () => number, hasShown: () => boolean): Promise<void> => {
    for (let unseen = 0; unseen < MOST_UNSEEN; unseen += 1) {
      await runTo(next());
      if (hasShown() || isInTrouble() || bot.nextAt() === null) return;
    }
  };
  const settle = (): Promise<void> => runTo(clock.now() + HAPPENING_MS);
  const moving = async (run: () => Promise<void>): Promise<void> => {
    moves += 1;
    onChange();
    try {
      await run();
    } finally {
      moves -= 1;
      onChange();
    }
  };

  const passTo = (epochMs: number): Promise<void> => moving(() => runTo(epochMs));

  return {
    nextAt: () => bot.nextAt(),
    isMoving: () => moves > 0,
    act: (perform) =>
      inTurn(async () => {
        try {
          return await perform();
        } finally {
          // Also after a failure: part of it may have reached the bot.
          await settle();
        }
      }),
    moveTo: (moment) => inTurn(() => passTo(moment())),
    moveOn: (next, hasShown) => inTurn(() => moving(() => runOn(next, hasShown))),
    play: (scene) => inTurn(() => scene({ slack, settle, passTo })),
  };
};
