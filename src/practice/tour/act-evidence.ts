import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PracticeSlack } from '../slack.ts';
import type { Play } from './acting.ts';
import { type CommandSurroundings, runCommand } from './command-line.ts';
import { KEY } from './kubernetes-1.32.ts';

const run = promisify(execFile);

/** What the folder is called in what is told: the real one is made anew each time. */
const SHOWN = 'evidence';

/** The newest line in Slack that says where the record stood: whoever has the file cannot change that. */
const newestAnchor = ({ workspace }: PracticeSlack): string => {
  const lines = [...workspace.channels.values()]
    .flatMap(({ messages }) => messages)
    .sort((a, b) => (a.ts < b.ts ? -1 : 1))
    .flatMap(({ blocks }) => /\b\d+:[0-9a-f]{64}\b/.exec(JSON.stringify(blocks)) ?? []);
  const newest = lines.at(-1);
  if (newest === undefined) throw new Error('No line in Slack says where the record stands.');
  return newest;
};

const headingsOf = (page: string): string =>
  [...page.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, heading]) => heading).join(' · ');

/**
 * An auditor gets what was decided about the release, and checks it with Node alone: against itself, and against
 * the newest line about the record in Slack.
 *
 * @throws what the command or the verifier has to say against it
 */
export const checkEvidence = async (
  { slack, tell }: Play,
  folder: string,
  surroundings: CommandSurroundings,
): Promise<void> => {
  tell.scene(
    'An auditor asks what was decided, and compares it with the newest line about the record in Slack',
  );
  const args = ['audit', 'evidence', KEY, '--out', folder];
  const pack = await runCommand(args, surroundings);
  if (pack.code !== 0) throw new Error(pack.err.trim());
  tell.runs(`greenlight audit evidence ${KEY} --out ${SHOWN}`, pack.out.replaceAll(folder, SHOWN));
  const page = readFileSync(join(folder, 'evidence.html'), 'utf8');
  tell.runs(`open ${SHOWN}/evidence.html`, headingsOf(page));
  const anchor = newestAnchor(slack);
  const files = [join(folder, 'verify.mjs'), join(folder, 'evidence.jsonl')];
  const { stdout } = await run(process.execPath, [...files, anchor], { env: {} });
  tell.runs(`node ${SHOWN}/verify.mjs ${SHOWN}/evidence.jsonl ${anchor}`, stdout);
};
