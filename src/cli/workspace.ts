import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure } from './failure.ts';
import type { Opened } from './open-store.ts';
import { slackLine, workspaceOfToken } from './slack.ts';

const WORKSPACE = /^[TE][A-Z0-9]+$/;

const named = (wanted: string): string => {
  if (WORKSPACE.test(wanted)) return wanted;
  throw new CliFailure(`"${wanted}" is no workspace id: it begins with T, as in T0123456789.`);
};

/**
 * The workspace that a command is about: the one that was named, else the only one in the database.
 *
 * @throws CliFailure when there is none, or more than one
 */
export const workspaceIn = async (
  opened: Pick<Opened, 'workspaces'>,
  { workspace }: GlobalOptions,
): Promise<string> => {
  if (workspace !== undefined) return named(workspace);
  const [only, ...others] = await opened.workspaces();
  if (only === undefined) {
    throw new CliFailure(
      'This database knows no workspace yet. Start Greenlight once, or name it: --workspace T…',
    );
  }
  if (others.length > 0) {
    throw new CliFailure(`This database holds ${[only, ...others].join(', ')}. Name one: --workspace T…`);
  }
  return only;
};

/** The same, except that an empty database belongs to the workspace of the configured token. */
export const workspaceFor = async (
  context: CliContext,
  opened: Pick<Opened, 'workspaces'>,
  options: GlobalOptions,
): Promise<string> => {
  const isEmpty = options.workspace === undefined && (await opened.workspaces()).length === 0;
  return isEmpty ? workspaceOfToken(slackLine(context, options)) : workspaceIn(opened, options);
};
