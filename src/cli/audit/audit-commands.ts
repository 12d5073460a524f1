import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import { auditEraseCommand } from './erase-command.ts';
import { auditEvidenceCommand } from './evidence-command.ts';
import { auditExportCommand } from './export-command.ts';
import { auditVerifyCommand } from './verify-command.ts';

const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** `greenlight audit …`: what the record of decisions can be asked. */
export const addAudit = (program: Command, context: CliContext): void => {
  const audit = program.command('audit').description('the record of what was decided');
  audit
    .command('export')
    .description('write every decision about a release, one JSON object a line')
    .argument('<key>', 'the release, as in atlas-2.0')
    .action((key: string, _options, command: Command) =>
      auditExportCommand(context, key, command.optsWithGlobals()),
    );
  audit
    .command('verify')
    .description('compute the whole record anew, and compare it with lines from Slack or names of backups')
    .option(
      '--anchor <seq:hash>',
      'where the record once stood, as in 1210:ab12cd34ef56; may be given several times',
      collected,
    )
    .action((_options, command: Command) => auditVerifyCommand(context, command.optsWithGlobals()));
  audit
    .command('evidence')
    .description('write a report about a release, with a proof that anybody can check')
    .argument('<key>', 'the release, as in atlas-2.0')
    .requiredOption('--out <folder>', 'where to')
    .option('--force', 'write over files that are there')
    .action((key: string, _options, command: Command) =>
      auditEvidenceCommand(context, key, command.optsWithGlobals()),
    );
  audit
    .command('erase')
    .description('replace a person by a pseudonym everywhere; the record still holds')
    .argument('<member>', 'the member id, as in U0123456789')
    .option('--words', 'erase also what they typed')
    .action((userId: string, _options, command: Command) =>
      auditEraseCommand(context, userId, command.optsWithGlobals()),
    );
};
