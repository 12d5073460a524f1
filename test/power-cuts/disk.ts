/** What a program asked of a file system, in its order. */
export type FileEvent =
  | { type: 'write'; file: string; offset: number; data: Buffer }
  | { type: 'truncate'; file: string; size: number }
  | { type: 'sync'; file: string }
  | { type: 'remove'; file: string };

/** What becomes of writes that no sync has made durable when the power goes. */
export const CUT_KINDS = ['dropped', 'reordered', 'torn'] as const;
export type CutKind = (typeof CUT_KINDS)[number];

/** A number from 0 up to 1, not 1. */
export type Chance = () => number;

/** What a disk writes in one piece. */
const SECTOR = 512;

type Change = { type: 'write'; offset: number; data: Buffer } | { type: 'truncate'; size: number };
type DiskFile = { durable: Buffer; pending: Change[] };

const applied = (content: Buffer, change: Change): Buffer => {
  if (change.type === 'truncate') {
    return change.size <= content.length
      ? content.subarray(0, change.size)
      : Buffer.concat([content, Buffer.alloc(change.size - content.length)]);
  }
  const end = change.offset + change.data.length;
  const target =
    end <= content.length ? content : Buffer.concat([content, Buffer.alloc(end - content.length)]);
  change.data.copy(target, change.offset);
  return target;
};

/** The change in pieces that a disk writes whole, in their order. */
const sectorsOf = (change: Change): Change[] => {
  if (change.type === 'truncate') return [change];
  const pieces: Change[] = [];
  for (let start = 0; start < change.data.length; ) {
    const offset = change.offset + start;
    const length = SECTOR - (offset % SECTOR);
    pieces.push({ type: 'write', offset, data: change.data.subarray(start, start + length) });
    start += length;
  }
  return pieces;
};

const below = (chance: Chance, count: number): number => Math.floor(chance() * count);

const shuffled = <T>(items: readonly T[], chance: Chance): T[] => {
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(below(chance, left.length), 1));
  return out;
};

/** Which of the pending changes reached the disk, and in which order. */
const SURVIVORS: Record<CutKind, (pending: readonly Change[], chance: Chance) => Change[]> = {
  dropped: () => [],
  reordered: (pending, chance) =>
    shuffled(
      pending.flatMap(sectorsOf).filter(() => chance() < 0.5),
      chance,
    ),
  torn: (pending, chance) => {
    const nth = below(chance, pending.length);
    const torn = pending[nth];
    const pieces = torn === undefined ? [] : sectorsOf(torn);
    return [...pending.slice(0, nth), ...pieces.slice(0, below(chance, pieces.length))];
  },
};

export type Disk = {
  happens(event: FileEvent): void;
  /** What each file holds after the power goes now. The disk itself goes on as if it had not. */
  cut(kind: CutKind, chance: Chance): Map<string, Buffer>;
};

/**
 * A disk that keeps what was synced and may lose, mix or tear the rest. Each file by itself: that a file is
 * there, or is removed, is taken as durable at once.
 */
export const createDisk = (): Disk => {
  const files = new Map<string, DiskFile>();
  const fileAt = (name: string): DiskFile => {
    const file = files.get(name) ?? { durable: Buffer.alloc(0), pending: [] };
    files.set(name, file);
    return file;
  };
  return {
    happens: (event) => {
      if (event.type === 'remove') {
        files.delete(event.file);
        return;
      }
      const file = fileAt(event.file);
      if (event.type !== 'sync') {
        file.pending.push(event);
        return;
      }
      file.durable = file.pending.reduce(applied, file.durable);
      file.pending = [];
    },
    cut: (kind, chance) =>
      new Map(
        [...files].map(([name, { durable, pending }]) => [
          name,
          SURVIVORS[kind](pending, chance).reduce(applied, Buffer.from(durable)),
        ]),
      ),
  };
};
