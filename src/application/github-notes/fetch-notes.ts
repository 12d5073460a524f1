import { type DueAction, PRIORITY } from '../../domain/delivery/due-action.ts';
import { type FetchResult, problemOfStatus } from '../../domain/github-notes/fetch-result.ts';
import { plainNotes } from '../../domain/github-notes/plain-notes.ts';
import {
  type GithubRelease,
  githubHost,
  readReleaseLink,
  releaseAddress,
} from '../../domain/github-notes/release-link.ts';
import type { Actor } from '../../domain/person.ts';
import { pasteInTransaction } from '../announcement/paste-notes.ts';
import type { House } from '../house.ts';
import { once } from '../once.ts';
import { assertOutsideTransaction } from '../outside-transaction.ts';
import type { DeliveryOutcome, DueRow, Transaction } from '../ports.ts';
import type { Get, GithubPlace, Got } from './github-port.ts';

export type FetchParts = { house: House; get: Get; github: GithubPlace };

const GITHUB_VERSION = '2022-11-28';

/** The notes themselves, or why there are none. */
type Fetched = { ok: true; notes: string } | Extract<FetchResult, { ok: false }>;

const failed = (problem: Extract<FetchResult, { ok: false }>['problem']) => ({ ok: false, problem }) as const;

const bodyOf = (text: string): string | null => {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null || !('body' in answer)) return null;
    return answer.body === null ? '' : typeof answer.body === 'string' ? answer.body : null;
  } catch {
    return null;
  }
};

/** GitHub says 403 of both: of what is not for us, and of too many questions. */
const isOutOfCalls = ({ headers }: Extract<Got, { kind: 'answered' }>): boolean =>
  headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;

const read = async (get: Get, github: GithubPlace, release: GithubRelease): Promise<Fetched> => {
  assertOutsideTransaction('Asking GitHub');
  const got = await get({
    address: releaseAddress(release, github.apiUrl),
    headers: {
      accept: 'application/vnd.github+json',
      'user-agent': 'Greenlight',
      'x-github-api-version': GITHUB_VERSION,
      ...(github.token !== null && { authorization: `Bearer ${github.token}` }),
    },
  });
  if (got.kind === 'failed') return failed('no_answer');
  if (got.kind !== 'answered') return failed(got.kind);
  const problem = problemOfStatus(got.status, { isOutOfCalls: isOutOfCalls(got) });
  if (problem !== null) return failed(problem);
  const body = bodyOf(got.body);
  if (body === null) return failed('unreadable');
  const notes = plainNotes(body);
  return notes === '' ? failed('empty') : { ok: true, notes };
};

const actorOf = async (tx: Transaction, workspaceId: string, userId: string): Promise<Actor | null> => {
  const person = await tx.person(workspaceId, userId);
  if (person === null || person.deleted) return null;
  const { name, isFullMember, isSlackAdmin } = person;
  return { workspaceId, userId, name, isFullMember, isSlackAdmin };
};

/** What of it could be kept: the rules are asked once more, because time has passed. */
const kept = async (
  tx: Transaction,
  house: House,
  actor: Actor | null,
  wish: { releaseId: string; notes: string; behind: boolean; tag: string },
): Promise<FetchResult> => {
  const outcome = actor === null ? null : await pasteInTransaction(tx, house, actor, wish);
  if (outcome === null) return failed('not_now');
  if (!outcome.ok) return failed(outcome.refusal.code === 'fields_invalid' ? 'too_long' : 'not_now');
  const release = actor === null ? null : await tx.release(actor.workspaceId, wish.releaseId);
  return {
    ok: true,
    tag: wish.tag,
    came: wish.notes.length,
    stand: release?.plan.highlights.length ?? 0,
  };
};

const telling = (row: DueRow, userId: string, result: FetchResult, now: string): DueAction => {
  const subject = String(row.payload.id);
  const slot = { kind: 'statement.notes_fetched', subject, audience: { user: userId } } as const;
  return {
    key: `notes_fetched:${subject}`,
    kind: slot.kind,
    releaseId: row.releaseId,
    dueAt: now,
    priority: PRIORITY.clicked,
    payload: { v: 1, result, link: row.payload.link },
    slot,
    threadOf: null,
  };
};

/**
 * Fetches the notes of a release on GitHub into a plan, and tells whoever asked what came of it. Once for each wish,
 * also where the process ended in between.
 */
export const fetchNotes = async (
  { house, get, github }: FetchParts,
  row: DueRow,
): Promise<DeliveryOutcome> => {
  const { workspaceId, releaseId, payload } = row;
  const userId = String(payload.userId);
  const release = readReleaseLink(String(payload.link), githubHost(github.apiUrl));
  if (releaseId === null || release === null) return { outcome: 'skipped', reason: 'no_such_release' };
  const fetched = await read(get, github, release);
  const { clock, store } = house;
  const actor = await store.transaction((tx) => actorOf(tx, workspaceId, userId));
  const asker = actor ?? { workspaceId, userId, name: '', isFullMember: false, isSlackAdmin: false };
  await once(house, { actor: asker, key: `notes.fetch:${String(payload.id)}` }, async (tx) => {
    const behind = payload.behind === true;
    const result = fetched.ok
      ? await kept(tx, house, actor, { releaseId, notes: fetched.notes, behind, tag: release.tag })
      : fetched;
    await tx.schedule(workspaceId, [telling(row, userId, result, clock.now())], clock.now());
    return { ok: true };
  });
  return { outcome: 'sent', message: null };
};
