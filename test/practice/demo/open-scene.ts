import { epochMs, type Instant } from '../../../src/domain/calendar.ts';
import { virtualClock } from '../../../src/practice/clock.ts';
import { STEPS } from '../../../src/practice/demo/guide/steps.ts';
import type { Scene } from '../../../src/practice/demo/scene.ts';
import { CHANNELS, PEOPLE, STARTS_AT, TEAM } from '../../../src/practice/demo/stage/cast.ts';
import { openStage } from '../../../src/practice/stage.ts';

/** The demo's stage with the real bot as a child process, before anything was played on it. */
export const openScene = async (
  startsAt: Instant = STARTS_AT,
): Promise<Scene & { stop(): Promise<void> }> => {
  const clock = virtualClock(epochMs(startsAt));
  const stage = await openStage({
    clock,
    team: TEAM,
    people: PEOPLE,
    channels: CHANNELS,
    databaseFile: ':memory:',
  });
  const bot = await stage.startBot();
  await bot.settle();
  return {
    slack: stage.slack,
    settle: async () => {
      await bot.settle();
      await bot.runUntil(clock.now() + 2_000);
    },
    passTo: bot.runUntil,
    stop: async () => {
      await bot.stop();
      await stage.slack.stop();
    },
  };
};

/** Titles of the guide's steps that are done. */
export const ticked = ({ slack }: Scene): string[] =>
  STEPS.filter((step) => step.isDone(slack)).map(({ title }) => title);

/** What one person is shown by a command, in #releases. */
export const told = async (scene: Scene, who: string, command: string): Promise<string> => {
  const person = scene.slack.person(who);
  await person.types('#releases', command);
  await scene.settle();
  const answer = person.sees('#releases').findLast(({ ephemeralFor }) => ephemeralFor === person.id);
  return answer === undefined ? '' : person.reads(answer);
};

/** Calls of the bot that the practice Slack refused. */
export const refusals = ({ slack }: Scene): unknown[] =>
  slack.log.calls
    .filter(({ answer }) => answer?.ok === false)
    .map(({ method, answer }) => ({ method, answer }));
