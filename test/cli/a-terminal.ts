import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { runCli } from '../../src/cli/program.ts';
import type { Environment } from '../../src/config.ts';
import type { WorkspaceSettings } from '../../src/domain/settings/settings.ts';
import { NOW, someSettings } from '../support/builders.ts';
import { countingIds, type StoreUnderTest, storeAt } from '../support/store.ts';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

export type Ran = { code: number; out: string; err: string };

export type Terminal = {
  folder: string;
  database: string;
  /** Runs a command with this database; the environment is this one and nothing else. */
  run(...args: string[]): Promise<Ran>;
};

/** A folder of its own, in which commands are run; it goes after the test. */
export const aTerminal = (env: Environment = {}): Terminal => {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-cli-'));
  endings.push(() => rmSync(folder, { recursive: true, force: true }));
  const database = join(folder, 'greenlight.db');
  const ids = countingIds('cli');
  return {
    folder,
    database,
    run: async (...args) => {
      let [out, err] = ['', ''];
      const code = await runCli([...args, '--database', database], {
        env,
        ids,
        clock: { now: () => NOW, monotonicMs: () => 0 },
        out: (text) => {
          out += text;
        },
        err: (text) => {
          err += text;
        },
      });
      return { code, out, err };
    },
  };
};

/** The database of the terminal, as a serving process has it open; closed after the test. */
export const storeOf = async (
  { database }: Terminal,
  settings: WorkspaceSettings | null = someSettings(),
): Promise<StoreUnderTest> => {
  const store = storeAt(`sqlite:${database}`);
  let open = true;
  const close = async () => {
    if (open) await store.close();
    open = false;
  };
  endings.push(close);
  if (settings !== null) await store.store.transaction((tx) => tx.saveSettings(settings));
  return { ...store, close };
};
