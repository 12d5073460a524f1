import { isOpenRound } from '../../domain/acceptance/round.ts';
import { waitedForByVersions } from '../../domain/announcement/version.ts';
import { isUnsolved } from '../../domain/blockers/blocker.ts';
import { type Instant, toWall } from '../../domain/calendar.ts';
import { isPending } from '../../domain/conditions/condition.ts';
import { itemsOf, type PlanContents } from '../../domain/contents/contents.ts';
import { LIST_NAMES, type ListPart } from '../../domain/contents/parts.ts';
import { SLIP_REASONS } from '../../domain/move/planned-move.ts';
import type { PersonStamp } from '../../domain/person.ts';
import { pseudonymFrom, replacing, WORDS_ERASED, withoutWords } from '../../domain/record/pseudonym.ts';
import { typedWords, withoutQuotes } from '../../domain/record/quoted-words.ts';
import { isOver, type Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { House } from '../house.ts';
import type { AuditEntry, Reads } from '../ports.ts';
import { commandLineStamp } from '../settings/import-settings.ts';
import { appendRecord } from './append-record.ts';
import type { Remainder } from './record-ports.ts';

export type Erased =
  | { ok: true; pseudonym: string; entries: number }
  /** What still needs this person, one sentence each. */
  | { ok: false; problems: readonly string[] };

/** Whether the id stands anywhere in these facts, whatever they are called. */
const names = (facts: unknown, userId: string): boolean => JSON.stringify(facts).includes(`"${userId}"`);

const placesIn = (settings: WorkspaceSettings, userId: string): readonly string[] => [
  ...(settings.admins.includes(userId) ? ['They are an admin of Greenlight.'] : []),
  ...(settings.releaseManagers.includes(userId) ? ['They are on the list of release managers.'] : []),
  ...settings.departments
    .filter((department) => names(department, userId))
    .map(({ name }) => `They are named in the settings of ${name}.`),
];

/** Whoever sees to something of the plan that is not done. */
const ownersNamed = (contents: PlanContents, part: ListPart): readonly unknown[] =>
  itemsOf(contents, part)
    .filter(({ doneAt }) => doneAt === null)
    .flatMap((item) => ('owner' in item ? [item.owner] : []));

/** Something of a release that is to be done by them, or may be. */
const waitsFor = (
  { conditions, blockers, lights, urgent, rounds, telling, plan, runbook }: Release,
  userId: string,
): boolean =>
  names(
    [
      conditions.filter(isPending).map(({ owner }) => owner),
      blockers.filter(isUnsolved).map(({ solver, takenBy }) => [solver, takenBy]),
      lights.map(({ delegates }) => delegates),
      urgent?.review == null ? urgent?.confirmer : null,
      rounds.filter(isOpenRound).map(({ owner }) => owner),
      waitedForByVersions({ telling }),
      LIST_NAMES.flatMap((part) => ownersNamed(plan.contents, part)),
      plan.contents.about.backOutOwner,
      runbook?.back,
    ],
    userId,
  );

/** Nobody is erased while something waits for them: it would wait for nobody. */
const stillNeeded = async (
  reads: Pick<Reads, 'settings' | 'releases' | 'absences' | 'openActionsOf'>,
  { workspaceId, userId, now }: { workspaceId: string; userId: string; now: Instant },
): Promise<readonly string[]> => {
  const settings = await reads.settings(workspaceId);
  const absences = await reads.absences(workspaceId, toWall(now, settings.zone).date);
  const open = (await reads.releases(workspaceId, 'open')).filter((release) => !isOver(release));
  return [
    ...placesIn(settings, userId),
    ...open
      .filter(({ manager, standInId }) => [manager.userId, standInId].includes(userId))
      .map(({ key }) => `They manage ${key}, or stand in for its manager, and it is not over.`),
    ...open
      .filter((release) => waitsFor(release, userId))
      .map(({ key }) => `${key} still waits for something of theirs.`),
    ...((await reads.openActionsOf(workspaceId, userId)).length > 0
      ? ['They promised something, noted from a thread, that is not done.']
      : []),
    ...(absences.some(({ standInId }) => standInId === userId)
      ? ['They stand in for somebody who is away.']
      : []),
  ];
};

const stamps = (value: unknown): readonly PersonStamp[] => {
  if (Array.isArray(value)) return value.flatMap(stamps);
  if (value === null || typeof value !== 'object') return [];
  const inner = Object.values(value).flatMap(stamps);
  return 'userId' in value && 'name' in value ? [value as PersonStamp, ...inner] : inner;
};

const personalOf = ({ personal, remainder }: AuditEntry): Record<string, unknown> | null =>
  personal ?? remainder;

/** Every name under which the record knows this person: people change theirs. */
const namesOf = (entries: readonly AuditEntry[], userId: string): readonly string[] => [
  ...new Set(
    entries
      .flatMap((entry) => stamps(personalOf(entry)))
      .filter((stamp) => stamp.userId === userId)
      .map(({ name }) => name),
  ),
];

/** Whom a fact names as its author. */
const AUTHORS = ['by', 'raisedBy'] as const;

const isBy = (fact: Record<string, unknown>, userId: string): boolean =>
  AUTHORS.some((author) => (fact[author] as PersonStamp | null | undefined)?.userId === userId);

/** A text as it stands inside a text of JSON. */
const insideJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Everything that this person typed: others repeat it in what they did with it. */
const typedBy = (entries: readonly AuditEntry[], userId: string): readonly string[] =>
  typedWords(
    entries.flatMap((entry) => {
      const personal = personalOf(entry);
      return personal !== null && isBy(personal, userId) ? [{ type: entry.type, personal }] : [];
    }),
  );

/**
 * Takes a person out: their id and every name of theirs become a pseudonym in the record, the present facts and
 * the feedback, and their row of the directory goes. The chain holds as before, because it holds digests; what is
 * left of an entry stands beside it without proof. The erasure is an entry itself, without the name.
 *
 * @param words true where also what they typed goes
 */
export const erasePerson = (
  house: Pick<House, 'store' | 'ids' | 'clock'>,
  { workspaceId, userId, words }: { workspaceId: string; userId: string; words: boolean },
): Promise<Erased> =>
  house.store.transaction(async (tx): Promise<Erased> => {
    const problems = await stillNeeded(tx, { workspaceId, userId, now: house.clock.now() });
    if (problems.length > 0) return { ok: false, problems };
    const entries = await tx.auditEntries(workspaceId, null);
    const known = await tx.person(workspaceId, userId);
    const called = [...new Set([...namesOf(entries, userId), ...(known === null ? [] : [known.name])])];
    const pseudonym = pseudonymFrom(house.ids.random());
    const replace = replacing({ userId, names: called }, pseudonym);
    const typed = words ? typedBy(entries, userId) : [];
    const touched: { seq: number; remainder: Remainder }[] = [];
    for (const entry of entries) {
      const before = personalOf(entry);
      if (before === null) continue;
      const spoken = words && isBy(before, userId) ? withoutWords(entry.type, before) : before;
      const left = replace(withoutQuotes(spoken, typed, entry.type)) as Record<string, unknown>;
      if (JSON.stringify(left) === JSON.stringify(before)) continue;
      touched.push({ seq: entry.seq, remainder: { eventId: entry.id, left } });
    }
    await tx.eraseFromRecord(
      workspaceId,
      touched.map(({ remainder }) => remainder),
    );
    await tx.eraseElsewhere(workspaceId, {
      userId,
      needles: [userId, ...called, ...typed].flatMap((text) => [text, insideJson(text)]),
      rewrite: (value) => replace(words ? withoutQuotes(ownWordsErased(value, userId), typed) : value),
    });
    const event = {
      type: 'person_erased',
      pseudonym: pseudonym.name,
      words,
      entries: touched.map(({ seq }) => seq),
    } as const;
    const by = { ...commandLineStamp, role: 'admin' } as const;
    const at = house.clock.now();
    const draft = { id: house.ids.next(), releaseId: null, event, by, at };
    await appendRecord(tx, await tx.settings(workspaceId), [draft]);
    return { ok: true, pseudonym: pseudonym.name, entries: touched.length };
  });

/** Present facts that carry their author lose the sentences in them. */
const SENTENCES: ReadonlySet<string> = new Set([
  'reason',
  'solver',
  'condition',
  'text',
  'note',
  'review',
  'liked',
  'disliked',
  'wish',
  'words',
]);

/** A choice among a few, and nothing that anybody typed: why a date slips. */
const isChoice = (key: string, text: string): boolean =>
  key === 'reason' && SLIP_REASONS.some((reason) => reason === text);

const ownWordsErased = (value: unknown, userId: string): unknown => {
  if (Array.isArray(value)) return value.map((each) => ownWordsErased(each, userId));
  if (value === null || typeof value !== 'object') return value;
  const own = isBy(value as Record<string, unknown>, userId);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      own && SENTENCES.has(key) && typeof inner === 'string' && inner !== '' && !isChoice(key, inner)
        ? WORDS_ERASED
        : ownWordsErased(inner, userId),
    ]),
  );
};
