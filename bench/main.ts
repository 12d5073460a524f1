import { cpus, totalmem } from 'node:os';
import { beatLines } from './parts/beat.ts';
import { boardLines } from './parts/boards.ts';
import { buttonLines } from './parts/buttons.ts';
import { commandLines } from './parts/commands.ts';
import { pageLines } from './parts/page.ts';
import { reminderLines } from './parts/reminders.ts';
import { startLines } from './parts/start.ts';
import { type Line, tableOf } from './report/line.ts';

/** Every part of the bench, by the name with which it is asked for. */
const PARTS: Readonly<Record<string, () => Promise<Line[]>>> = {
  commands: commandLines,
  buttons: buttonLines,
  boards: boardLines,
  beat: beatLines,
  reminders: reminderLines,
  start: startLines,
  page: pageLines,
};

const machine = (): string => {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${process.platform}, ${cpus().length} x ${cpu?.model.trim() ?? 'unknown'}, ${memory} GiB`;
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no part ${unknown.join(', ')}. The parts: ${Object.keys(PARTS).join(', ')}.\n`,
  );
  process.exit(1);
}

const lines: Line[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  lines.push(...(await measure()));
}
process.stdout.write(`Measured ${machine()}\n\n${tableOf(lines)}\n`);
