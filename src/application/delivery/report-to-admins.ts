import { toWall } from '../../domain/calendar.ts';
import { type DueAction, PRIORITY } from '../../domain/delivery/due-action.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import { type Finding, notice, problem } from '../directory/finding.ts';
import type { House } from '../house.ts';
import type { DueRow, Transaction } from '../ports.ts';
import { targetOf } from './delivery-target.ts';
import { whatMends } from './what-mends.ts';

/** What it was that did not happen. */
const WHAT: Readonly<Partial<Record<DueRow['kind'], string>>> = {
  'statement.status_agenda': 'The agenda of the status meeting was not posted.',
  'statement.doctor_report': 'The result of the check did not arrive.',
  'statement.set_up_invitation': 'The invitation to set up Greenlight did not arrive.',
  'board.who_speaks': 'The question who speaks for a department was not posted.',
  'board.record_thread': 'The thread for the record of decisions was not posted.',
  'statement.record_anchor': 'The line that closes a day in the record of decisions was not posted.',
  'board.reminders': 'The reminders of what somebody owes did not arrive.',
  'directory.refresh': 'People and channels could not be read anew.',
  'channel.join': 'Greenlight could not join a channel.',
  'hook.deliver': 'Another system was not told of a decision.',
  'notes.fetch': 'Notes were not fetched from GitHub.',
};

/** A permission that Slack was asked for and that works may go without. */
const PIN_NOT_ALLOWED = notice(
  'Pinning',
  'The cards of releases are not pinned: the permission pins:write was declined. All else works.',
  'Nothing to do if that is meant. Otherwise install Greenlight again from its manifest.',
);

const namesOf = async (tx: Transaction, row: DueRow): Promise<string> => {
  if (row.kind === 'hook.deliver') {
    const hook = await tx.hook(row.workspaceId, String(row.payload.hookId));
    return `Hook ${hook?.name ?? ''}`;
  }
  const target = targetOf(row) ?? `c:${String(row.payload.channelId ?? '')}`;
  const id = target.slice(2);
  const channel = await tx.channel(row.workspaceId, id);
  const person = await tx.person(row.workspaceId, id);
  return channel !== null ? `Channel #${channel.name}` : (person?.name ?? (id === '' ? 'Slack' : id));
};

const findingOf = async (tx: Transaction, row: DueRow): Promise<Finding> => {
  if (row.kind === 'pin.release_card') return PIN_NOT_ALLOWED;
  const says = WHAT[row.kind] ?? 'A message did not arrive.';
  return problem(await namesOf(tx, row), says, whatMends(row.problem ?? 'unknown'));
};

/** Greenlight's admins; until there is one, Slack's own. */
const adminsOf = async (
  tx: Transaction,
  { workspaceId, admins }: WorkspaceSettings,
): Promise<readonly string[]> => {
  if (admins.length > 0) return admins;
  const people = await tx.people(workspaceId);
  return people.filter(({ isSlackAdmin, deleted }) => isSlackAdmin && !deleted).map(({ userId }) => userId);
};

/**
 * What belongs to no release was given up, or an extra was declined: the admins are told what mends it, once a
 * month at most, and of the extra once. A message to an admin that failed is not reported to that admin.
 *
 * @param row as it is stored now, with its problem
 */
export const reportToAdmins = async (
  tx: Transaction,
  { clock }: Pick<House, 'clock'>,
  row: DueRow,
): Promise<void> => {
  const now = clock.now();
  const settings = await tx.settings(row.workspaceId);
  const target = targetOf(row);
  const where = target ?? String(row.payload.channelId ?? '');
  const month = toWall(now, settings.zone).date.slice(0, 7);
  const cause =
    row.kind === 'pin.release_card' ? 'declined' : `${where}:${row.problem ?? 'unknown'}:${month}`;
  const subject = `undelivered:${row.kind}:${cause}`;
  const finding = await findingOf(tx, row);
  const told = (await adminsOf(tx, settings)).filter((admin) => `u:${admin}` !== target);
  const actions = told.map((user): DueAction => {
    const slot = { kind: 'statement.doctor_report', subject, audience: { user } } as const;
    return {
      key: `${subject}:${user}`,
      kind: slot.kind,
      releaseId: null,
      dueAt: now,
      priority: PRIORITY.notice,
      payload: { v: 1, findings: [finding], unasked: true },
      slot,
      threadOf: null,
    };
  });
  await tx.schedule(row.workspaceId, actions, now);
};
