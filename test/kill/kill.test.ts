import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { playTour } from '../../src/practice/tour/play.ts';
import { type Death, type Scythe, sharpen, someDeaths, wordsFor } from './deaths.ts';
import { type MortalBot, mortalBot } from './mortal-bot.ts';
import { type Remains, remainsOf } from './remains.ts';

const CEILING_MS = 240_000;
/** What was due while the bot was down is done when it is well again: so late may a moment in a message be. */
const LATENESS_S = 600;

/** What `all` says and `some` does not, each as often as it is missing. */
const lacking = (some: Remains, all: Remains): string[] => {
  const said = some.messages.map(({ words }) => words);
  return all.messages.flatMap(({ words }) => {
    const index = said.indexOf(words);
    if (index >= 0) said.splice(index, 1);
    return index >= 0 ? [] : [words];
  });
};
const NONE = { missing: [], unwanted: [] };

type Played = {
  remains: Remains;
  deaths: number;
  left: readonly Death[];
  seen: Scythe['seen'];
  wrote: string;
};

/** Plays the tour with a bot that dies these deaths, and between all acts when asked to. */
const playWith = async (deaths: readonly Death[], betweenActs = false): Promise<Played> => {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-kill-'));
  try {
    const databaseFile = join(folder, 'tour.db');
    const made: { bot?: MortalBot; scythe?: Scythe } = {};
    const slack = await playTour({
      databaseFile,
      write: () => undefined,
      bot: async (source) => {
        made.scythe = sharpen(source.slack, deaths);
        made.bot = await mortalBot(source, made.scythe);
        return made.bot;
      },
      between: async () => {
        if (betweenActs) await made.bot?.killAndRaise();
      },
    });
    const { bot, scythe } = made;
    if (bot === undefined || scythe === undefined) throw new Error('The tour asked for no bot.');
    return {
      remains: await remainsOf(slack, databaseFile),
      deaths: bot.deaths(),
      left: scythe.left(),
      seen: scythe.seen,
      wrote: bot.wrote(),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

describe('a bot that is killed at any moment and started again', () => {
  let undisturbed: Played;
  beforeAll(async () => {
    undisturbed = await playWith([]);
  }, CEILING_MS);

  const expectTheSame = ({ remains, wrote }: Played, told: string): void => {
    const wanted = undisturbed.remains;
    expect(wrote, told).toBe('');
    expect(remains.strangers, told).toEqual([]);
    expect({ missing: lacking(remains, wanted), unwanted: lacking(wanted, remains) }, told).toEqual(NONE);
    for (const [index, { words: said, moments }] of remains.messages.entries())
      for (const [place, moment] of moments.entries()) {
        const planned = wanted.messages[index]?.moments[place] ?? 0;
        expect(Math.abs(moment - planned), `${told}: a moment in ${said}`).toBeLessThanOrEqual(LATENESS_S);
      }
    expect(remains.chain, told).toEqual(wanted.chain);
    expect(remains.auditTypes, told).toEqual(wanted.auditTypes);
    expect(remains.unsettled, told).toEqual([]);
    expect(remains.stage, told).toBe('closed');
  };

  it('has something to compare with: undisturbed, the release ends well', () => {
    const { remains, deaths, seen, wrote } = undisturbed;
    expect(wrote).toBe('');
    expect(deaths).toBe(0);
    expect(remains.strangers).toEqual([]);
    expect(remains.unsettled).toEqual([]);
    expect(remains.chain.ok).toBe(true);
    expect(remains.stage).toBe('closed');
    expect(remains.messages.length).toBeGreaterThan(30);
    expect(seen.settlings).toBeGreaterThan(50);
    expect(seen.calls).toBeGreaterThan(50);
  });

  it(
    'finishes the release correctly when it dies after every act, and on posts that Slack takes, loses or takes late',
    async () => {
      const deaths: Death[] = [
        { at: 'first', method: 'chat.postMessage', containing: 'C0RELEASES', fate: 'accepted' },
        { at: 'first', method: 'chat.postMessage', containing: 'C0DOCS', fate: 'accepted late' },
        { at: 'first', method: 'chat.update', containing: 'C0SIGNAL', fate: 'accepted late' },
        { at: 'first', method: 'chat.postMessage', containing: 'D0MANAGER', fate: 'accepted late' },
        { at: 'first', method: 'chat.postMessage', containing: 'thread_ts', fate: 'accepted late' },
        { at: 'first', method: 'chat.postMessage', containing: 'C0ANNOUNCE', fate: 'accepted late' },
        { at: 'first', method: 'chat.postMessage', containing: 'three working days', fate: 'lost' },
      ];
      const betweenActs = 11;
      const played = await playWith(deaths, true);
      expect(played.left.map(wordsFor)).toEqual([]);
      expect(played.deaths).toBe(deaths.length + betweenActs);
      expectTheSame(played, 'killed after every act and on posts');
    },
    CEILING_MS,
  );

  it.each([1])(
    'finishes the release correctly when it dies six times by chance, seed %i',
    async (seed) => {
      const deaths = someDeaths(seed, 6, undisturbed.seen);
      const told = `seed ${seed}: ${deaths.map(wordsFor).join('; ')}`;
      const played = await playWith(deaths).catch((error: unknown) => {
        throw new Error(told, { cause: error });
      });
      expect(played.left, told).toEqual([]);
      expect(played.deaths, told).toBe(deaths.length);
      expectTheSame(played, told);
    },
    CEILING_MS,
  );
});
