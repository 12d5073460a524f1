import { erasePerson } from '../../application/record/erase-person.ts';
import { inThousands } from '../../domain/record/plain-numbers.ts';
import type { CliContext, GlobalOptions } from '../context.ts';
import { CliFailure } from '../failure.ts';
import { withStore } from '../open-store.ts';
import { workspaceIn } from '../workspace.ts';

const WHAT_STAYS =
  'What stands in Slack stays there, and backups made before still hold the name: delete those.';

/** `audit erase PERSON`: a person becomes a pseudonym everywhere; the record holds as before. */
export const auditEraseCommand = async (
  context: CliContext,
  userId: string,
  options: GlobalOptions & { words?: boolean },
): Promise<void> => {
  if (!/^[UW][A-Z0-9]+$/.test(userId)) {
    throw new CliFailure(`"${userId}" is no member id: in Slack, open the profile, "…", "Copy member ID".`);
  }
  await withStore(context, options, 'write', async (opened) => {
    const workspaceId = await workspaceIn(opened, options);
    const { ids, clock } = context;
    const house = { store: opened.store, ids, clock };
    const erased = await erasePerson(house, { workspaceId, userId, words: options.words === true });
    if (!erased.ok) {
      throw new CliFailure(
        ['Not erased: something still needs this person. Change that first.', ...erased.problems].join('\n'),
      );
    }
    const { entries, pseudonym } = erased;
    const where = `${inThousands(entries)} ${entries === 1 ? 'entry' : 'entries'} of the record`;
    context.out(`${userId} reads as ${pseudonym} now, in ${where} and everywhere else. ${WHAT_STAYS}\n`);
  });
};
