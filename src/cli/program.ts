import { Command, CommanderError } from 'commander';
import { chooseDatabase } from '../config.ts';
import { addAudit } from './audit/audit-commands.ts';
import { calendarCommand } from './calendar-command.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { backupCommand, checkCommand, restoreCommand } from './database-commands.ts';
import { type DemoOptions, demoCommand, readPort } from './demo-command.ts';
import { doctorCommand } from './doctor-command.ts';
import { CliFailure, EXIT, reasonOf } from './failure.ts';
import { addHooks } from './hook-commands.ts';
import { manifestCommand } from './manifest-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { addNumbers } from './numbers-command.ts';
import { addPlan } from './plan-program.ts';
import { tourCommand } from './run-tour.ts';
import { addAdminCommand, exportCommand, importCommand } from './settings-commands.ts';

const start = async ({ database }: GlobalOptions): Promise<void> => {
  if (database !== undefined) chooseDatabase(database);
  // Importing it starts it: it serves until it is stopped.
  await import('../main.ts');
};

const addSettings = (program: Command, context: CliContext): void => {
  const settings = program.command('settings').description('read and write the settings of the workspace');
  settings
    .command('import')
    .description('take over a settings file, all of it or nothing')
    .argument('<file>', 'a file as in settings.example.yml')
    .option('--confirm-shared', 'announce also in channels that another organisation reads')
    .action((file: string, _options, command: Command) =>
      importCommand(context, file, command.optsWithGlobals()),
    );
  settings
    .command('export')
    .description('write the settings as a file that import reads')
    .argument('[file]', 'where to; without it, to the standard output')
    .option('--force', 'write over a file that is there')
    .action((file: string | undefined, _options, command: Command) =>
      exportCommand(context, file, command.optsWithGlobals()),
    );
  settings
    .command('admin')
    .description('who may change settings')
    .command('add')
    .description('make somebody an admin of Greenlight')
    .argument('<member>', 'the member id, as in U0123456789')
    .action((userId: string, _options, command: Command) =>
      addAdminCommand(context, userId, command.optsWithGlobals()),
    );
};

const addDatabase = (program: Command, context: CliContext): void => {
  program
    .command('backup')
    .description('write a backup of the database, also while Greenlight runs')
    .argument('<file>', 'where to: a file, or a folder for a name that says where the record stood')
    .option('--force', 'write over a file that is there')
    .action((file: string, _options, command: Command) =>
      backupCommand(context, file, command.optsWithGlobals()),
    );
  program
    .command('restore')
    .description('put a backup in the place of the database; Greenlight must be stopped')
    .argument('<file>', 'the backup')
    .action((file: string, _options, command: Command) =>
      restoreCommand(context, file, command.optsWithGlobals()),
    );
  program
    .command('check')
    .description('look whether the database is sound and the record of decisions complete')
    .argument('[file]', 'a backup, instead of the database')
    .action((file: string | undefined, _options, command: Command) =>
      checkCommand(context, file, command.optsWithGlobals()),
    );
};

const addCalendar = (program: Command, context: CliContext): void => {
  program
    .command('calendar')
    .description('write the meetings of a release as a file for calendars; a copy that follows nothing')
    .argument('<key>', 'the release, as in atlas-2.0')
    .action((key: string, _options, command: Command) =>
      calendarCommand(context, key, command.optsWithGlobals()),
    );
};

const buildProgram = (context: CliContext): Command => {
  const program = new Command('greenlight')
    .description('Coordinates releases in Slack: every green light, one launch.')
    .option('--database <file>', 'the database file, instead of DATABASE_URL')
    .option('--workspace <id>', 'the Slack workspace, where the database holds several')
    .configureOutput({ writeOut: context.out, writeErr: context.err })
    .exitOverride()
    .showHelpAfterError('Add --help to see what there is.');
  program
    .command('start')
    .description('serve a Slack workspace')
    .action((_options, command: Command) => start(command.optsWithGlobals()));
  addSettings(program, context);
  program
    .command('doctor')
    .description('check token, scopes, channels, people and clock, and say what mends what')
    .action((_options, command: Command) => doctorCommand(context, command.optsWithGlobals()));
  addAudit(program, context);
  addCalendar(program, context);
  addPlan(program, context);
  addNumbers(program, context);
  addHooks(program, context);
  program
    .command('manifest')
    .description("print the Slack app's manifest")
    .option('--url <address>', 'for HTTP: where Slack reaches Greenlight, https')
    .option('--command <name>', 'another name for the slash command, as in /launches')
    .action((options: { url?: string; command?: string }) => manifestCommand(context, options));
  addDatabase(program, context);
  program
    .command('migrate')
    .description('bring the database to this version')
    .action((_options, command: Command) => migrateCommand(context, command.optsWithGlobals()));
  program
    .command('tour')
    .description('play a whole release in the terminal, without Slack')
    .action((_options, command: Command) => tourCommand(command.optsWithGlobals<GlobalOptions>().database));
  program
    .command('demo')
    .description('try the whole bot in a browser, without Slack')
    .option('--port <number>', 'where the page is; without it 4477, or any free one', readPort)
    .option('--story <name>', 'begin in the middle of a prepared situation')
    .option('--list', 'list the prepared situations')
    .option('--check', 'start, load the page once, and end')
    .option('--ignore-credentials', "start although the environment has Slack's credentials")
    .action((options: DemoOptions) => demoCommand(options));
  return program;
};

/**
 * Runs one command and returns the exit code: 0, 1 when it could not be done, 2 when it was not understood.
 *
 * @param args without node and the program's own name
 */
export const runCli = async (args: readonly string[], context: CliContext): Promise<number> => {
  try {
    await buildProgram(context).parseAsync(args, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    // Commander has said it already: help that was asked for is no failure.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    context.err(`${error instanceof CliFailure ? error.message : `Failed: ${reasonOf(error)}`}\n`);
    return EXIT.failed;
  }
};
