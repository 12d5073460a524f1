import { inspectSlack } from '../adapters/slack/directory/inspect-slack.ts';
import { checkInstallation } from '../application/directory/check-installation.ts';
import { type Finding, worstFirst } from '../application/directory/finding.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure } from './failure.ts';
import { hookPlaceOf } from './hook-commands.ts';
import { withStore } from './open-store.ts';
import { slackFailure, slackLine } from './slack.ts';
import { workspaceFor } from './workspace.ts';

const MARK = { problem: 'PROBLEM', notice: 'NOTE   ', ok: 'ok     ' } as const;

const line = ({ level, topic, says, mend }: Finding): string =>
  `${MARK[level]}  ${topic}: ${says}${mend === null ? '' : `\n         ${mend}`}`;

/** `doctor`: everything the bot needs to work, each failure with what mends it. Fails when there is a problem. */
export const doctorCommand = async (context: CliContext, options: GlobalOptions): Promise<void> => {
  const slack = slackLine(context, options);
  await withStore(context, options, 'read_if_there', async (opened) => {
    const workspaceId = await workspaceFor(context, opened, options);
    const inspection = inspectSlack(slack.client, slack.slackClock, workspaceId);
    const { slashCommand } = slack.config;
    const findings = await checkInstallation(opened.store.reads, inspection, {
      workspaceId,
      slashCommand,
      place: hookPlaceOf(context),
    }).catch((error: unknown) => {
      throw slackFailure(error);
    });
    context.out(`${worstFirst(findings).map(line).join('\n')}\n`);
    const problems = findings.filter(({ level }) => level === 'problem').length;
    if (problems > 0) {
      throw new CliFailure(`${problems} ${problems === 1 ? 'problem' : 'problems'} to be mended.`);
    }
  });
};
