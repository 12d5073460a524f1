import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type BotProcess, startBotProcess } from '../../../src/practice/bot-process.ts';
import { virtualClock } from '../../../src/practice/clock.ts';
import { runUntil } from '../../../src/practice/run-until.ts';

const entry = fileURLToPath(new URL('./clockwork-bot.ts', import.meta.url));
const running: BotProcess[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((bot) => bot.kill()));
});

const start = async (env: Record<string, string> = {}) => {
  const clock = virtualClock(1000);
  const bot = await startBotProcess({ entry, env, clock });
  running.push(bot);
  return { bot, clock };
};

describe('a bot process', () => {
  it('does everything at its own time while time passes', async () => {
    const { bot, clock } = await start({ DUE: '1500,3000,9000' });
    expect(bot.nextAt()).toBe(1500);
    await bot.runUntil(5000);
    expect(clock.now()).toBe(5000);
    expect(bot.nextAt()).toBe(9000);
    expect(bot.output()).toContain('did 1500 at 1500\ndid 3000 at 3000\n');
    expect(bot.output()).not.toContain('did 9000');
  });

  it('settles at the present time without moving the clock', async () => {
    const { bot, clock } = await start({ DUE: '1000,1001' });
    await bot.settle();
    expect(clock.now()).toBe(1000);
    expect(bot.nextAt()).toBe(1001);
  });

  it('whose wall clock is ahead says on that clock what is due, and is heard on ours', async () => {
    const clock = virtualClock(1000);
    const bot = await startBotProcess({ entry, env: { DUE: '9000' }, clock, wallAheadMs: () => 2000 });
    running.push(bot);
    expect(bot.nextAt()).toBe(7000);
    await bot.settle();
    expect(bot.nextAt()).toBe(7000);
  });

  it('can be killed before it is ready', async () => {
    const options = { entry, env: {}, clock: virtualClock(1000) };
    const born = startBotProcess({ ...options, onBirth: (child) => child.kill() });
    await expect(born).rejects.toThrow('SIGKILL');
  });

  it('gets nothing of its parent’s environment but PATH, HOME and a zone', async () => {
    process.env.SECRET_OF_THE_PARENT = 'x';
    const { bot } = await start({ OWN: 'y' });
    delete process.env.SECRET_OF_THE_PARENT;
    const names = /environment: (.*)/.exec(bot.output())?.[1]?.split(',') ?? [];
    expect(names).toEqual(expect.arrayContaining(['HOME', 'OWN', 'PATH', 'TZ']));
    expect(names).not.toContain('SECRET_OF_THE_PARENT');
    expect(names).not.toContain('NODE_ENV');
  });

  it('can be killed at any moment, and asked to stop', async () => {
    const killed = await start();
    expect(await killed.bot.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    await expect(killed.bot.settle()).rejects.toThrow('SIGKILL');
    const stopped = await start();
    expect(await stopped.bot.stop()).toEqual({ code: 0, signal: null });
  });

  it('that dies at its start tells why', async () => {
    await expect(start({ FAIL: 'no token' })).rejects.toThrow('no token');
  });

  it('that is never idle is given up with its output', async () => {
    const clock = virtualClock(1000);
    const bot = await startBotProcess({ entry, env: { HANG: '1' }, clock, ceilingMs: 2000 });
    running.push(bot);
    await expect(bot.settle()).rejects.toThrow(/not idle within 2000 ms[\s\S]*environment/);
  });
});

describe('letting time pass', () => {
  it('gives up on a bot that keeps something due', async () => {
    const clock = virtualClock(0);
    const bot = { settle: async () => undefined, nextAt: () => 5 };
    await expect(runUntil(bot, clock, 10)).rejects.toThrow('does not do it');
  });
});
