import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { counted } from '../adapters/slack/words/listed.ts';
import { exportNumbers, numbersAsCsv } from '../application/numbers/export-numbers.ts';
import { isForEverybody, readStories } from '../application/numbers/read-numbers.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure, reasonOf } from './failure.ts';
import { withStore } from './open-store.ts';
import { workspaceIn } from './workspace.ts';

type ExportOptions = GlobalOptions & { csv?: string; json?: string; confidential?: boolean; force?: boolean };

const write = (file: string, text: string, force: boolean): void => {
  if (existsSync(file) && !force)
    throw new CliFailure(`${file} is there already: add --force to write over it.`);
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CliFailure(`${file} cannot be written: ${reasonOf(error)}.`, { cause: error });
  }
};

/** `numbers export`: every number of the workspace, for a spreadsheet or a program. */
const exportCommand = async (context: CliContext, options: ExportOptions): Promise<void> => {
  const { csv, json, confidential = false, force = false } = options;
  if (csv === undefined && json === undefined) {
    throw new CliFailure('Say where to: --csv FILE for a spreadsheet, --json FILE for a program, or both.');
  }
  await withStore(context, options, 'read', async (opened) => {
    const workspaceId = await workspaceIn(opened, options);
    const isShown = confidential ? () => true : isForEverybody;
    const numbers = exportNumbers(await readStories(opened.store.reads, workspaceId, isShown));
    const files = [
      ...(csv === undefined ? [] : [{ file: csv, text: numbersAsCsv(numbers) }]),
      ...(json === undefined ? [] : [{ file: json, text: `${JSON.stringify(numbers, null, 2)}\n` }]),
    ];
    for (const { file, text } of files) write(file, text, force);
    const where = files.map(({ file }) => basename(file)).join(' and ');
    const left = confidential ? '' : ' Confidential releases are left out.';
    context.out(`${counted(numbers.length, 'number')} written to ${where}.${left}\n`);
  });
};

/** `greenlight numbers …`: what the record says in numbers. */
export const addNumbers = (program: Command, context: CliContext): void => {
  program
    .command('numbers')
    .description('numbers about releases, computed from the record of decisions')
    .command('export')
    .description('write every number, of the workspace and of each product, in all and in each year')
    .option('--csv <file>', 'a table for spreadsheets')
    .option('--json <file>', 'the same for programs')
    .option('--confidential', 'count confidential releases, too: whoever gets the file learns of them')
    .option('--force', 'write over files that are there')
    .action((_options, command: Command) => exportCommand(context, command.optsWithGlobals()));
};
