import { boundLine, type Line, ratioLine } from '../report/line.ts';
import { figure, median, percentile } from '../report/numbers.ts';
import type { Written } from '../servers/stub-slack.ts';
import { latencies, throughputs } from './commands.ts';
import {
  bodyOfClick,
  type ClickOn,
  clicksOn,
  inTurns,
  type Measured,
  type Pair,
  type Side,
  withBoth,
} from './side-by-side.ts';

const PAIRS = 5;
const PER_SECOND = 200;
const AT_RATE = 400;
const SATURATED = 300;

const ms = (value: number): string => figure(value, 'ms');
const perSecond = (value: number): string => `${figure(value)}/s`;

/** How many releases are needed for so many clicks: eight cards each, and each is clicked twice. */
const releasesFor = (clicks: number): number => Math.ceil(clicks / 16);

const clicked = (side: Side, clicks: readonly ClickOn[]) =>
  clicks.map((click) => bodyOfClick(side.slackUrl, click));

/** Whether a card, as it was written, shows this click or a later one. */
const shows = ({ text }: Written, actionId: string): boolean =>
  /light\.|on track|green/i.test(text) && (actionId === 'light.on_track' || /green/i.test(text));

/** From each click until its card showed it, as Slack saw it. A click that no card shows counts as endless. */
const clickToCard = (measured: Measured, clicks: readonly ClickOn[]): number[] => {
  const byCard = Map.groupBy(measured.written, ({ channel, ts }) => `${channel} ${ts}`);
  return clicks.map(({ card, actionId }, nth) => {
    const sentMs = measured.samples[nth]?.intendedMs ?? Number.NaN;
    const writes = byCard.get(`${card.channel} ${card.ts}`) ?? [];
    const first = writes.find((write) => write.atMs >= sentMs && shows(write, actionId));
    return first === undefined ? Number.POSITIVE_INFINITY : first.atMs - sentMs;
  });
};

/** Until the last card was right, too. */
const settledThroughputs = (pairs: readonly Pair[]) => {
  const of = ({ samples, settledMs }: Measured): number => (samples.length / settledMs) * 1000;
  return pairs.map(({ greenlight, bare }) => ({ greenlight: of(greenlight), peer: of(bare) }));
};

const atRateLines = (): Promise<Line[]> =>
  withBoth({ pacing: 'unpaced', releases: releasesFor((PAIRS + 1) * AT_RATE) }, async (both) => {
    const clicks = clicksOn(both.cards);
    const pairs = await inTurns(both, PAIRS, (side, nth) => {
      const some = clicks.slice((nth + 1) * AT_RATE, (nth + 2) * AT_RATE);
      return side.generator.atRate(PER_SECOND, clicked(side, some));
    });
    return [
      ratioLine('a button that records a decision, 200/s, p50', latencies(pairs, 0.5), null, ms),
      ratioLine('a button that records a decision, 200/s, p99', latencies(pairs, 0.99), { atMost: 1.3 }, ms),
    ];
  });

const saturatedLines = (): Promise<Line[]> =>
  withBoth({ pacing: 'unpaced', releases: releasesFor(2 * (PAIRS + 1) * SATURATED) }, async (both) => {
    const clicks = clicksOn(both.cards);
    let used = 0;
    const rounds = async (atATime: number) => {
      const from = used;
      used += (PAIRS + 1) * SATURATED;
      const of = (nth: number) => clicks.slice(from + (nth + 1) * SATURATED, from + (nth + 2) * SATURATED);
      const pairs = await inTurns(both, PAIRS, (side, nth) =>
        side.generator.saturate(atATime, clicked(side, of(nth))),
      );
      const cards = (side: keyof Pair): number =>
        median(pairs.map((pair, nth) => percentile(clickToCard(pair[side], of(nth)), 0.99)));
      return { pairs, greenlight: cards('greenlight'), bare: cards('bare') };
    };
    const ten = await rounds(10);
    const fifty = await rounds(50);
    const toCard = ({ greenlight, bare }: typeof ten, atATime: number): Line =>
      boundLine(
        `click to updated card, ${atATime} at a time, p99 (a Slack without rate limits)`,
        greenlight,
        { atMost: 500 },
        ms,
        ms(bare),
      );
    return [
      ratioLine('buttons, 10 at a time', throughputs(ten.pairs), { atLeast: 0.9 }, perSecond),
      ratioLine('buttons, 50 at a time', throughputs(fifty.pairs), { atLeast: 1.2 }, perSecond),
      ratioLine('the same, until the last card is right', settledThroughputs(fifty.pairs), null, perSecond),
      toCard(ten, 10),
      toCard(fifty, 50),
    ];
  });

/** Buttons against an app that acknowledges and then updates the clicked message. */
export const buttonLines = async (): Promise<Line[]> => [
  ...(await atRateLines()),
  ...(await saturatedLines()),
];
