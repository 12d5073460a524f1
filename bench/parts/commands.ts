import { type Line, ratioLine } from '../report/line.ts';
import { figure, percentile } from '../report/numbers.ts';
import { DEPARTMENTS, MANAGER, SECOND_MANAGER } from '../seed/workspace.ts';
import { commands, inTurns, type Measured, type Pair, withBoth } from './side-by-side.ts';

const PAIRS = 5;
const PER_SECOND = 200;
const AT_RATE = 400;
const SATURATED = 200;
const RELEASES = 20;

const ms = (value: number): string => figure(value, 'ms');
const perSecond = (value: number): string => `${figure(value)}/s`;

/** One share of the latencies, on both sides. */
export const latencies = (pairs: readonly Pair[], share: number) => {
  const of = ({ samples }: Measured): number =>
    percentile(
      samples.map(({ latencyMs }) => latencyMs),
      share,
    );
  return pairs.map(({ greenlight, bare }) => ({ greenlight: of(greenlight), peer: of(bare) }));
};

/** Acknowledgements a second, on both sides. */
export const throughputs = (pairs: readonly Pair[]) => {
  const of = ({ samples, wallMs }: Measured): number => (samples.length / wallMs) * 1000;
  return pairs.map(({ greenlight, bare }) => ({ greenlight: of(greenlight), peer: of(bare) }));
};

const keyOf = (nth: number): string => `atlas-${String(nth % RELEASES).padStart(4, '0')}`;

/** Each release goes to and fro between its two managers, one decision each time. */
const handOver = (nth: number): { userId: string; text: string } => {
  const isBack = Math.floor(nth / RELEASES) % 2 === 1;
  const [from, to] = isBack ? [SECOND_MANAGER, MANAGER] : [MANAGER, SECOND_MANAGER];
  return { userId: from.userId, text: `handover ${keyOf(nth)} <@${to.userId}>` };
};

/** Leads say when they are away: nothing leaves the house for it. */
const goAway = (nth: number): { userId: string; text: string } => ({
  userId: DEPARTMENTS[nth % DEPARTMENTS.length]?.leads[0] ?? '',
  text: `away 2098-01-0${1 + (nth % 4)} 2098-01-1${nth % 10}`,
});

const look = (nth: number): { userId: string; text: string } => ({
  userId: MANAGER.userId,
  text: `status ${keyOf(nth)}`,
});

type Text = typeof look;

/** Commands against an app that only acknowledges: one that reads, and two that store first. */
export const commandLines = (): Promise<Line[]> =>
  withBoth({ pacing: 'paced', releases: RELEASES }, async (both) => {
    const atRate = (text: Text): Promise<Pair[]> =>
      inTurns(both, PAIRS, (side, nth) =>
        side.generator.atRate(
          PER_SECOND,
          commands(side, AT_RATE, (each) => text((nth + 1) * AT_RATE + each)),
        ),
      );
    const saturated = (text: Text): Promise<Pair[]> =>
      inTurns(both, PAIRS, (side, nth) =>
        side.generator.saturate(
          10,
          commands(side, SATURATED, (each) => text((nth + 1) * SATURATED + each)),
        ),
      );
    const storing = async (what: string, text: Text): Promise<Line[]> => {
      const pairs = await atRate(text);
      return [
        ratioLine(`${what}, 200/s, p50`, latencies(pairs, 0.5), { atMost: 2.2 }, ms),
        ratioLine(`${what}, 200/s, p99`, latencies(pairs, 0.99), { atMost: 1.7 }, ms),
        ratioLine(`${what}, 10 at a time`, throughputs(await saturated(text)), { atLeast: 0.3 }, perSecond),
      ];
    };
    const reads = await atRate(look);
    return [
      ratioLine('a command that reads (status), 200/s, p50', latencies(reads, 0.5), null, ms),
      ratioLine('a command that reads (status), 200/s, p99', latencies(reads, 0.99), { atMost: 1.3 }, ms),
      ...(await storing('a command that stores (away)', goAway)),
      ...(await storing('a command that decides (handover)', handOver)),
    ];
  });
