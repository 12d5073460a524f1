import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { counted } from '../adapters/slack/words/listed.ts';
import { exportNumbers, numbersAsCsv } from '../application/numbers/export-numbers.ts';
import { isForEverybody, type NumberHouse, readStories } from '../application/numbers/read-numbers.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure, reasonOf } from './failure.ts';
import { withStore } from './open-store.ts';
import { workspaceIn } from './workspace.ts';

type ExportOptions = GlobalOptions & {
  csv?: string;
  json?: string;
  pictures?: string;
  confidential?: boolean;
  force?: boolean;
};

const write = (file: string, text: string, force: boolean): void => {
  if (existsSync(file) && !force)
    throw new CliFailure(`${file} is there already: add --force to write over it.`);
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CliFailure(`${file} cannot be written: ${reasonOf(error)}.`, { cause: error });
  }
};

/** What draws is loaded only where something is to be drawn. */
const drawn = async (house: NumberHouse, folder: string): Promise<number> => {
  const { drawNumbers } = await import('./number-pictures.ts');
  try {
    return await drawNumbers(house, folder);
  } catch (error) {
    throw new CliFailure(`No pictures in ${folder}: ${reasonOf(error)}.`, { cause: error });
  }
};

/** `numbers export`: every number of the workspace, for a spreadsheet or a program. */
const exportCommand = async (context: CliContext, options: ExportOptions): Promise<void> => {
  const { csv, json, pictures, confidential = false, force = false } = options;
  if (csv === undefined && json === undefined && pictures === undefined) {
    throw new CliFailure(
      'Say where to: --csv FILE for a spreadsheet, --json FILE for a program, --pictures FOLDER for people.',
    );
  }
  await withStore(context, options, 'read', async (opened) => {
    const workspaceId = await workspaceIn(opened, options);
    const isShown = confidential ? () => true : isForEverybody;
    const house = await readStories(opened.store.reads, workspaceId, isShown);
    const numbers = exportNumbers(house);
    const files = [
      ...(csv === undefined ? [] : [{ file: csv, text: numbersAsCsv(numbers) }]),
      ...(json === undefined ? [] : [{ file: json, text: `${JSON.stringify(numbers, null, 2)}\n` }]),
    ];
    for (const { file, text } of files) write(file, text, force);
    const left = confidential ? '' : ' Confidential releases are left out.';
    const said = [
      ...(files.length === 0
        ? []
        : [
            `${counted(numbers.length, 'number')} written to ${files.map(({ file }) => basename(file)).join(' and ')}.`,
          ]),
      ...(pictures === undefined
        ? []
        : [`${counted(await drawn(house, pictures), 'picture')} drawn into ${pictures}.`]),
    ];
    context.out(`${said.join(' ')}${left}\n`);
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
    .option('--pictures <folder>', 'bars as PNG, of all years and of each, with their words beside them')
    .option('--confidential', 'count confidential releases, too: whoever gets the file learns of them')
    .option('--force', 'write over files that are there')
    .action((_options, command: Command) => exportCommand(context, command.optsWithGlobals()));
};
