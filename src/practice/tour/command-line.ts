import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../cli/program.ts';
import type { VirtualClock } from '../clock.ts';
import { clockFrom, idsFrom } from '../practice-clock.ts';

/** How a command of the command line ended: its exit code, and what it wrote. */
export type CommandRun = { code: number; out: string; err: string };

export type CommandSurroundings = {
  /** The whole environment of the command. */
  env: Readonly<Record<string, string>>;
  clock: VirtualClock;
};

/** Runs `greenlight ARGS` on the practice clock: what it writes down as due is due in the tour's time. */
export const runCommand = async (
  args: readonly string[],
  { env, clock }: CommandSurroundings,
): Promise<CommandRun> => {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    env,
    clock: clockFrom(clock),
    ids: idsFrom(clock),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
};

/**
 * Imports a settings file as an admin would, with `greenlight settings import`.
 *
 * @throws what the command had to say
 */
export const importSettings = async (file: string, surroundings: CommandSurroundings): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-settings-'));
  try {
    const path = join(folder, 'settings.yml');
    writeFileSync(path, file);
    const run = await runCommand(['settings', 'import', path], surroundings);
    if (run.code !== 0) throw new Error(run.err.trim());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
