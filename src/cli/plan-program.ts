import { extname } from 'node:path';
import type { Command } from 'commander';
import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure } from './failure.ts';
import { notesCommand } from './plan-command.ts';
import { exportPlan, type ImportOptions, importPlanFile, validatePlanFile } from './plan-file-commands.ts';
import { readText, schemaText } from './plan-file-text.ts';
import { addTemplateCommand, listTemplates, saveTemplateCommand, showTemplate } from './template-commands.ts';
import { importTimeline, validateTimeline } from './timeline-command.ts';

/** What a kind of file can do, by how its name ends. */
type FileKind = {
  validate(context: CliContext, file: string, text: string, options: GlobalOptions): Promise<void>;
  import(
    context: CliContext,
    file: string,
    text: string,
    options: ImportOptions & { stay?: boolean; leaveOut?: boolean },
  ): Promise<void>;
};

const PLAN_FILE: FileKind = { validate: validatePlanFile, import: importPlanFile };

/** A table of milestones: it belongs into a plan. */
const TIMELINE: FileKind = {
  validate: async (context, file, text) => validateTimeline(context, file, text),
  import: async (context, file, text, { into, ...options }) => {
    if (into === undefined) throw new CliFailure('Say into which release: --into atlas-2.0.');
    await importTimeline(context, { file, text }, { ...options, into }, options);
  },
};

const KINDS: Readonly<Record<string, FileKind>> = {
  '.yml': PLAN_FILE,
  '.yaml': PLAN_FILE,
  '.csv': TIMELINE,
  '.tsv': TIMELINE,
  '.md': TIMELINE,
  '.markdown': TIMELINE,
};

/** @throws CliFailure that names the endings that are read */
const kindOf = (file: string): FileKind => {
  const kind = KINDS[extname(file).toLowerCase()];
  if (kind !== undefined) return kind;
  throw new CliFailure(`${file} is not read: its name has to end with ${Object.keys(KINDS).join(', ')}.`);
};

const addTemplates = (plan: Command, context: CliContext): void => {
  plan
    .command('templates')
    .description('list what a plan can begin from')
    .action((_options, command: Command) => listTemplates(context, command.optsWithGlobals()));
  const template = plan.command('template').description('one of them');
  template
    .command('show')
    .description('print it as a file')
    .argument('<name>', 'as in minor-release')
    .action((name: string, _options, command: Command) =>
      showTemplate(context, name, command.optsWithGlobals()),
    );
  template
    .command('save')
    .description('save a release as a template, without its name, launch and persons')
    .argument('<key>', 'the release, as in atlas-2.0')
    .argument('<name>', 'what the template is called')
    .action((key: string, name: string, _options, command: Command) =>
      saveTemplateCommand(context, { key, name }, command.optsWithGlobals()),
    );
  template
    .command('add')
    .description('keep a template that is a file; one with the same name is replaced')
    .argument('<file>', 'a file as "show" prints it')
    .action((file: string, _options, command: Command) =>
      addTemplateCommand(context, file, command.optsWithGlobals()),
    );
};

/** `greenlight plan …` */
export const addPlan = (program: Command, context: CliContext): void => {
  const plan = program.command('plan').description('the plan of a release');
  plan
    .command('notes')
    .description('set its highlights from a file: notes longer than a field in Slack takes')
    .argument('<key>', 'the release, as in atlas-2.0')
    .argument('<file>', 'a text file')
    .action((key: string, file: string, _options, command: Command) =>
      notesCommand(context, { key, file }, command.optsWithGlobals()),
    );
  plan
    .command('validate')
    .description('look whether a plan, a template or a timeline can be read, and write nothing')
    .argument('<file>', 'a file as in docs/plan-files.md')
    .action((file: string, _options, command: Command) =>
      kindOf(file).validate(context, file, readText(file), command.optsWithGlobals()),
    );
  plan
    .command('export')
    .description('write the plan of a release as a file that import reads')
    .argument('<key>', 'the release, as in atlas-2.0')
    .argument('[file]', 'where to; without it, to the standard output')
    .option('--force', 'write over a file that is there')
    .action((key: string, file: string | undefined, _options, command: Command) =>
      exportPlan(context, { key, file }, command.optsWithGlobals()),
    );
  plan
    .command('import')
    .description(
      'make a draft of a plan, change a plan by it, or add a timeline to one: all of it or nothing',
    )
    .argument('<file>', 'a file as in docs/plan-files.md')
    .option('--manager <member>', 'who manages the new release: a member id, or a name as in @maya')
    .option('--into <key>', 'change this release instead: its plan becomes what the file says')
    .option('--stay', 'milestones of a timeline stay on their days when the launch moves')
    .option('--leave-out', 'leave out rows of a timeline that cannot be read')
    .option('--check', 'say what would happen, and write nothing')
    .action((file: string, _options, command: Command) =>
      kindOf(file).import(context, file, readText(file), command.optsWithGlobals()),
    );
  plan
    .command('schema')
    .description('print the JSON Schema by which an editor completes a plan')
    .option('--template', 'that of a template')
    .action(({ template }: { template?: boolean }) =>
      context.out(schemaText(template === true ? 'template' : 'plan')),
    );
  addTemplates(plan, context);
};
