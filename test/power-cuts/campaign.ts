import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/adapters/store/file/database.ts';
import { inspectDatabase } from '../../src/adapters/store/file/inspect-database.ts';
import { type Acknowledged, foundIn } from './acknowledged.ts';
import { type Chance, CUT_KINDS, createDisk } from './disk.ts';
import type { Recorded, Recording } from './record.ts';

/** What was found after one power cut. */
export type Cut = {
  /** Acknowledged transactions that are not there any more. */
  lost: number;
  /** Why the database cannot be relied on; null when it can. */
  damage: string | null;
};

const missing = (acknowledged: Acknowledged, found: Acknowledged): number =>
  Math.max(0, acknowledged.decisions - found.decisions) +
  Math.max(0, acknowledged.delivered - found.delivered);

/** Opens what the power left, as the next start would, and looks at everything. */
const inspected = async (file: string, acknowledged: Acknowledged): Promise<Cut> => {
  try {
    const database = openDatabase({ url: `sqlite:${file}` });
    try {
      const { problems } = inspectDatabase(database);
      if (problems.length > 0) return { lost: 0, damage: problems.join(' ') };
      return { lost: missing(acknowledged, foundIn(database.sqlite)), damage: null };
    } finally {
      await database.close();
    }
  } catch (error) {
    return { lost: 0, damage: String(error) };
  }
};

/** So many moments at which the power goes, in their order, all after the first acknowledgement. */
const moments = (events: readonly Recorded[], cuts: number, chance: Chance): number[] => {
  const first = events.findIndex(({ type }) => type === 'acknowledged');
  const span = events.length - first;
  return Array.from({ length: cuts }, () => first + 1 + Math.floor(chance() * span)).sort((a, b) => a - b);
};

/** Cuts the power so many times during what was recorded, and looks at what is left each time. */
export const cutPower = async (
  { database, events }: Recording,
  { cuts, chance, folder }: { cuts: number; chance: Chance; folder: string },
): Promise<Cut[]> => {
  const disk = createDisk();
  const found: Cut[] = [];
  let acknowledged: Acknowledged = { decisions: 0, delivered: 0 };
  let happened = 0;
  for (const moment of moments(events, cuts, chance)) {
    for (const event of events.slice(happened, moment)) {
      if (event.type === 'acknowledged') acknowledged = event.so;
      else disk.happens(event);
    }
    happened = moment;
    const kind = CUT_KINDS[Math.floor(chance() * CUT_KINDS.length)] ?? 'dropped';
    const left = join(folder, 'left');
    rmSync(left, { recursive: true, force: true });
    mkdirSync(left, { recursive: true });
    // What SQLite shares between processes lies in memory: after a power cut it is made anew.
    for (const [name, content] of disk.cut(kind, chance)) writeFileSync(join(left, name), content);
    found.push(await inspected(join(left, database), acknowledged));
  }
  return found;
};

export type Figures = { cuts: number; losing: number; most: number; mean: number; damaged: number };

export const figuresOf = (cuts: readonly Cut[]): Figures => {
  const losses = cuts.map(({ lost }) => lost).filter((lost) => lost > 0);
  const sum = losses.reduce((total, lost) => total + lost, 0);
  return {
    cuts: cuts.length,
    losing: losses.length,
    most: Math.max(0, ...losses),
    mean: losses.length === 0 ? 0 : Math.round(sum / losses.length),
    damaged: cuts.filter(({ damage }) => damage !== null).length,
  };
};
