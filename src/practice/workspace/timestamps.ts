import type { Channel } from './model.ts';
import type { Workspace } from './state.ts';

const microsecondsOf = (ts: string): bigint => {
  const [seconds, fraction] = ts.split('.');
  return BigInt(seconds ?? '0') * 1_000_000n + BigInt((fraction ?? '').padEnd(6, '0').slice(0, 6) || '0');
};

const tsOf = (microseconds: bigint): string =>
  `${microseconds / 1_000_000n}.${String(microseconds % 1_000_000n).padStart(6, '0')}`;

/** Compares two message timestamps; negative when `a` is the earlier. */
export const compareTs = (a: string, b: string): number => {
  const difference = microsecondsOf(a) - microsecondsOf(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** Whether a text can be a message timestamp or a bound of history. */
export const isTs = (text: string): boolean => /^\d{1,12}(\.\d{1,6})?$/.test(text);

/** The virtual time as a ts, for events and edits. */
export const presentTs = (workspace: Workspace): string => tsOf(BigInt(workspace.clock.now()) * 1000n);

/** The ts of the next message: strictly rising within a channel even while the clock stands. */
export const nextTs = (workspace: Workspace, channel: Channel): string => {
  const present = BigInt(workspace.clock.now()) * 1000n;
  const taken = [channel.messages.at(-1)?.ts ?? '0', channel.ephemerals.at(-1)?.ts ?? '0'].sort(compareTs);
  const last = microsecondsOf(taken.at(-1) ?? '0');
  return tsOf(present > last ? present : last + 1n);
};
