import { type ReadRound, type RoundForm, readRound } from '../../domain/acceptance/round-form.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { PersonCommand } from '../../domain/command.ts';
import type { Owner } from '../../domain/contents/parts.ts';
import { decide } from '../../domain/decide.ts';
import { mayBeToldOf } from '../../domain/policy.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { KnownChannel, Transaction } from '../ports.ts';
import { joinErrands } from '../settings/join-channels.ts';

/** Placeholder words with which the rules are asked beforehand; they are never stored. */
export const ROUND_PROBE = {
  type: 'open_round',
  round: {
    id: '…',
    build: '…',
    from: '2000-01-01',
    until: '2000-01-01',
    owner: { userId: null, name: '…' },
    inviteeIds: [],
    channelId: null,
  },
} as const satisfies PersonCommand;

/** What stands against one person, or null; the name is what others read. */
export const personProblem = async (
  tx: Pick<Transaction, 'person'>,
  workspaceId: string,
  userId: string,
): Promise<{ name: string; problem: string | null }> => {
  const person = await tx.person(workspaceId, userId);
  if (person === null) {
    return { name: '', problem: 'I do not know everybody here yet. Try again in a minute.' };
  }
  const { name } = person;
  if (person.deleted)
    return { name, problem: `The account of ${name} is deactivated: choose somebody else.` };
  const problem = person.isFullMember
    ? null
    : `${name} is no full member of this workspace and cannot answer.`;
  return { name, problem };
};

const peopleProblems = async (
  tx: Pick<Transaction, 'person'>,
  workspaceId: string,
  userIds: readonly string[],
): Promise<FieldProblem[]> => {
  const problems = new Set<string>();
  for (const userId of userIds) {
    const { problem } = await personProblem(tx, workspaceId, userId);
    if (problem !== null) problems.add(problem);
  }
  return [...problems].map((problem) => ({ field: 'people', problem }));
};

const channelWords = (release: Release, channelId: string, known: KnownChannel | null): string | null => {
  if (release.visibility === 'confidential' && channelId !== release.privateChannelId) {
    return 'Not everyone may know of this release: choose people instead.';
  }
  if (known === null) return 'I cannot see this channel yet. Type /invite @Greenlight there, then try again.';
  const { name, isArchived, sharedWith, isPrivate, isMember } = known;
  if (isArchived) return `#${name} is archived: choose another channel.`;
  if (sharedWith !== null) {
    return `#${name} is shared with another organisation (${sharedWith}): choose a channel of your own.`;
  }
  if (isMember) return null;
  return isPrivate
    ? `I am not in #${name}. Type /invite @Greenlight there, then try again.`
    : `I was not in #${name}, and join it now. Send this once more.`;
};

/** A channel is one of ours in which the bot is. One that it can join is joined, before a card would find it outside. */
export const channelProblem = async (
  tx: Pick<Transaction, 'channel' | 'schedule'>,
  release: Release,
  channelId: string,
  now: Instant,
): Promise<string | null> => {
  const known = await tx.channel(release.workspaceId, channelId);
  const problem = channelWords(release, channelId, known);
  // What is refused for another reason is none of ours.
  const mayBeOurs = release.visibility === 'everyone' && (known === null || known.sharedWith === null);
  if (problem !== null && mayBeOurs && known?.isMember !== true) {
    await tx.schedule(release.workspaceId, joinErrands([{ channelId, known }], now), now);
  }
  return problem;
};

type Checked = { owner: Owner; problems: readonly FieldProblem[] };

const checked = async (
  tx: Transaction,
  release: Release,
  round: ReadRound,
  now: Instant,
): Promise<Checked> => {
  const { workspaceId } = release;
  const { ownerId, inviteeIds, channelId } = round;
  const { name, problem } = await personProblem(tx, workspaceId, ownerId);
  const channel = channelId === null ? null : await channelProblem(tx, release, channelId, now);
  return {
    owner: { userId: ownerId, name },
    problems: [
      ...(problem === null ? [] : [{ field: 'owner', problem }]),
      ...(await peopleProblems(tx, workspaceId, inviteeIds)),
      ...(channel === null ? [] : [{ field: 'channel', problem: channel }]),
    ],
  };
};

/** Opens a round in which people try a build, or says what is wrong with the form, field by field. */
export const openRound = (
  house: House,
  request: Request,
  { releaseId, form }: { releaseId: string; form: RoundForm },
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const settings = await tx.settings(workspaceId);
    const release = await tx.release(workspaceId, releaseId);
    if (release === null || !mayBeToldOf(actor, release, settings)) {
      return refuse({ code: 'unknown_release', typed: '', near: [] });
    }
    const now = house.clock.now();
    // Whether a round could be opened at all is said before what is wrong with the words.
    const probed = decide(release, ROUND_PROBE, { actor, now, settings });
    if (!probed.ok) return probed;
    const read = readRound(form, { release, now });
    if ('problems' in read) return refuse({ code: 'fields_invalid', problems: read.problems });
    const { owner, problems } = await checked(tx, release, read.round, now);
    if (problems.length > 0) return refuse({ code: 'fields_invalid', problems });
    const { ownerId: _, ...rest } = read.round;
    const command = { type: 'open_round', round: { ...rest, id: house.ids.next(), owner } } as const;
    const change = { actor, workspaceId, releaseId, command, read: { release, settings } };
    return changeInTransaction(tx, house, change);
  });
