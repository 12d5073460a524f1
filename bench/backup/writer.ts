// A process of its own that writes every five milliseconds, as a busy bot would, and says how long it waited for
// its longest transaction.
//
// node writer.ts FILE SECONDS

import { setTimeout } from 'node:timers/promises';
import { systemIds } from '../../src/sources.ts';
import { storeAt } from '../../test/support/store.ts';

const EVERY_MS = 5;
const [file = '', seconds = '1'] = process.argv.slice(2);

const { store, close } = storeAt(`sqlite:${file}`, 'writer', systemIds);
const waits: number[] = [];
const end = performance.now() + Number(seconds) * 1000;
while (performance.now() < end) {
  const from = performance.now();
  await store.transaction((tx) =>
    tx.rememberInbound('T0BENCH', systemIds.next(), '2026-11-20T00:00:00.000Z'),
  );
  waits.push(performance.now() - from);
  await setTimeout(EVERY_MS);
}
await close();
waits.sort((a, b) => a - b);
process.stdout.write(
  `${JSON.stringify({ writes: waits.length, medianMs: waits[waits.length >> 1], longestMs: waits.at(-1) })}\n`,
);
