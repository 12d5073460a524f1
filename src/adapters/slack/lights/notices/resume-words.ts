import type { AuditEntry, Reads } from '../../../../application/ports.ts';
import { eventFrom } from '../../../../domain/audit-record.ts';
import { missedDuringHold } from '../../../../domain/delivery/missed.ts';
import type { TimedMoment } from '../../../../domain/delivery/moments.ts';
import type { ReleaseEvent } from '../../../../domain/event.ts';
import { lightOf, type Release } from '../../../../domain/release.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import type { Scene, Told } from '../card/scene.ts';
import { moment } from '../card/sentences.ts';

type Moved = Extract<ReleaseEvent, { type: 'release_moved' }>;

const eventOf = ({ type, data, personal }: AuditEntry): ReleaseEvent =>
  eventFrom({ type, data, personal: personal ?? {} }) as ReleaseEvent;

/** The entries right before and after an event in the log of its release, of the same decision. */
const neighbours = async (reads: Reads, release: Release, { id, at }: Told) => {
  const entries = await reads.auditEntries(release.workspaceId, release.id);
  const index = entries.findIndex((entry) => entry.id === id);
  const near = (entry: AuditEntry | undefined) => (entry?.at === at ? eventOf(entry) : null);
  return { before: near(entries[index - 1]), after: near(entries[index + 1]) };
};

/** The new date that came with a resume; null when the old one stands. */
export const moveWithResume = async (reads: Reads, release: Release, told: Told): Promise<Moved | null> => {
  if (told.event.type !== 'release_resumed' || !told.event.moved) return null;
  const { after } = await neighbours(reads, release, told);
  return after?.type === 'release_moved' ? after : null;
};

/** Whether a new date came with a resume, whose message says it too: then it needs none of its own. */
export const saidWithResume = async (reads: Reads, release: Release, told: Told): Promise<boolean> => {
  if (told.event.type !== 'release_moved') return false;
  return (await neighbours(reads, release, told)).before?.type === 'release_resumed';
};

const MISSED: Partial<Record<TimedMoment['kind'], (name: string) => Mrkdwn>> = {
  'time.ask': (name) => mrkdwn`asking ${name}`,
  'time.ask_again': (name) => mrkdwn`asking ${name} again`,
  'time.remind': (name) => mrkdwn`reminding ${name}`,
  'time.go_no_go': () => mrkdwn`the check on the day before the launch`,
  'time.launch_reminder': () => mrkdwn`the reminder of the launch`,
};

const MOST_MISSED = 8;

/**
 * What the hold silenced, in one sentence without its full stop; null when nothing was missed.
 * @param departmentId only what concerned this department
 */
export const missedWords = (
  { release, settings }: Scene,
  { event, at }: Told,
  move: Moved | null,
  departmentId?: string,
): Mrkdwn | null => {
  if (event.type !== 'release_resumed') return null;
  const launch = move?.from ?? release.plan.launch;
  const missed = missedDuringHold(release, settings, { since: event.heldSince, until: at, launch });
  const asks = (kind: TimedMoment['kind']) => kind === 'time.ask' || kind === 'time.ask_again';
  const pieces = missed
    // A department reads only of questions: a reminder of what it knows is no news.
    .filter(({ kind }) => departmentId === undefined || asks(kind))
    .filter(({ payload }) => departmentId === undefined || payload.departmentId === departmentId)
    .flatMap(({ kind, payload, dueAt }) => {
      const name = lightOf(release, payload.departmentId ?? '')?.name ?? '';
      const words = MISSED[kind]?.(name);
      return words === undefined ? [] : [mrkdwn`${words} ${moment(dueAt, release)}`];
    });
  if (pieces.length === 0) return null;
  const rest = pieces.length - MOST_MISSED;
  const shown = rest > 0 ? [...pieces.slice(0, MOST_MISSED), mrkdwn`${rest} more`] : pieces;
  return mrkdwn`Missed during the hold: ${joinMrkdwn(shown, '; ')}`;
};
