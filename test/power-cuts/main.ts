// npm run power-cuts -- --cuts 900 --seed 1
//
// Cuts the power at random moments of real decisions, and looks at what is left. What it models: a disk that
// has what was synced, of each file by itself, and may have lost, mixed or torn every sector written since.
// What it does not: disks that lie about a sync, a file whose name itself is lost, and damage that comes later.
// SQLite's calls are recorded from the program itself with strace; nothing about them is assumed.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededChance } from '../support/seeded-chance.ts';
import { type Cut, cutPower, type Figures, figuresOf } from './campaign.ts';
import { canRecord, record, type Wish } from './record.ts';

/** So many that the checkpoints, at every 100 pages instead of 1000, are met often. */
const WORK = { checkpointPages: 100, releases: 6 };

const { values } = parseArgs({
  options: { cuts: { type: 'string', default: '900' }, seed: { type: 'string', default: '1' } },
});
const cuts = Number(values.cuts);
const seed = Number(values.seed);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const campaign = async (folder: string, synchronous: Wish['synchronous']): Promise<Cut[]> => {
  const recording = record(folder, { ...WORK, synchronous });
  return cutPower(recording, { cuts, chance: seededChance(seed), folder });
};

const words = ({ cuts: count, losing, mean, most, damaged }: Figures): string =>
  `${losing} of ${count} lost acknowledged work (mean ${mean}, most ${most}), ${damaged} damaged`;

if (!canRecord()) {
  say('Not run: strace records the calls of the program, and is not installed or not allowed here.');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'greenlight-power-'));
try {
  const ours = await campaign(folder, 'as_opened');
  const control = await campaign(folder, 'NORMAL');
  for (const { damage } of [...ours, ...control]) if (damage !== null) say(`  ${damage}`);
  const [kept, lax] = [figuresOf(ours), figuresOf(control)];
  say(`seed ${seed}: as the program opens it ${words(kept)}; with synchronous=NORMAL ${words(lax)}`);
  // A control that loses nothing would mean that these cuts prove nothing.
  const isProof = kept.losing === 0 && kept.damaged === 0 && lax.losing > 0;
  process.exitCode = isProof ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
