import type { KnownChannel, KnownPerson } from '../../application/ports.ts';
import { pathText, type ReadFile } from './read-file.ts';
import type { FilePath, FileProblem } from './shape.ts';

/** What Slack says of an e-mail address: somebody, nobody, or nothing because the bot may not ask. */
export type EmailAnswer = { userId: string } | 'unknown' | 'not_allowed';

export type Directory = {
  people: readonly KnownPerson[];
  channels: readonly KnownChannel[];
  personByEmail(email: string): Promise<EmailAnswer>;
};

/** Slack's id of everything that the file names, by the way it was written. */
export type Resolved = { person(written: string): string; channel(written: string): string };

/** Whatever was not found stays as it was written. */
export type Resolving = { resolved: Resolved; problems: readonly FileProblem[] };

type Place = { path: FilePath; written: string };
type Found = { id: string } | { problem: string };

const PERSON_ID = /^[UW][A-Z0-9]+$/;
const CHANNEL_ID = /^[CG][A-Z0-9]+$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const listPlaces = (path: FilePath, written: readonly string[] | null | undefined): Place[] =>
  (written ?? []).map((text, index) => ({ path: [...path, index], written: text }));

const onePlace = (path: FilePath, written: string | null | undefined): Place[] =>
  written == null || written === '' ? [] : [{ path, written }];

const peopleIn = ({ file }: ReadFile): Place[] => [
  ...listPlaces(['people', 'releaseManagers'], file.people?.releaseManagers),
  ...listPlaces(['people', 'admins'], file.people?.admins),
  ...(file.departments ?? []).flatMap(({ leads, deputies, sponsor, onDuty }, index) => [
    ...listPlaces(['departments', index, 'leads'], leads),
    ...listPlaces(['departments', index, 'deputies'], deputies),
    ...onePlace(['departments', index, 'sponsor'], sponsor),
    ...onePlace(['departments', index, 'onDuty'], onDuty),
  ]),
];

const channelsIn = ({ file }: ReadFile): Place[] => [
  ...onePlace(['channels', 'releases'], file.channels?.releases),
  ...listPlaces(['channels', 'announcements'], file.channels?.announcements),
  ...onePlace(['channels', 'audit'], file.channels?.audit),
  ...onePlace(['channels', 'compliance'], file.channels?.compliance),
  ...(file.departments ?? []).flatMap(({ channel }, index) =>
    onePlace(['departments', index, 'channel'], channel),
  ),
];

/** Departments that a light comes after, and that the file does not have. */
const unknownKeys = ({ file, lineOf }: ReadFile): FileProblem[] => {
  const departments = file.departments ?? [];
  const known = new Set(departments.map(({ key }) => key));
  return departments.flatMap(({ light }, index) =>
    listPlaces(['departments', index, 'light', 'after'], light?.after)
      .filter(({ written }) => !known.has(written))
      .map(({ path, written }) => ({
        line: lineOf(path),
        path: pathText(path),
        problem: `No department of this file has the key "${written}".`,
      })),
  );
};

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const named = (written: string, { people }: Directory): Found => {
  const name = written.replace(/^@/, '').trim();
  const found = people.filter((person) => !person.deleted && same(person.name, name));
  const [first, second] = found;
  if (first === undefined) return { problem: `Nobody here is called "${name}".` };
  if (second !== undefined) {
    const ids = found.map(({ userId }) => userId).join(', ');
    return { problem: `${found.length} people are called "${name}": write the id (${ids}).` };
  }
  return { id: first.userId };
};

const byEmail = async (email: string, directory: Directory): Promise<Found> => {
  const answer = await directory.personByEmail(email);
  if (answer === 'unknown') return { problem: `Nobody here has the address "${email}".` };
  if (answer === 'not_allowed') {
    return {
      problem: `Slack does not tell Greenlight who has the address "${email}" (scope users:read.email): write the name, as in "@maya", or the id.`,
    };
  }
  return { id: answer.userId };
};

const findPerson = (written: string, directory: Directory): Promise<Found> => {
  if (PERSON_ID.test(written)) return Promise.resolve({ id: written });
  if (EMAIL.test(written)) return byEmail(written, directory);
  return Promise.resolve(named(written, directory));
};

const findChannel = (written: string, { channels }: Directory): Found => {
  if (CHANNEL_ID.test(written)) return { id: written };
  const name = written.replace(/^#/, '').trim();
  const found = channels.filter((channel) => same(channel.name, name));
  const first = found.find((channel) => !channel.isArchived) ?? found[0];
  return first === undefined
    ? {
        problem: `Greenlight sees no channel #${name}. A private channel has to invite it first: type /invite @Greenlight there.`,
      }
    : { id: first.channelId };
};

/**
 * Finds everybody and every channel that the file names, in the directory; an e-mail address is asked of Slack.
 * Says of each that was not found in which line it stands.
 */
export const resolve = async (read: ReadFile, directory: Directory): Promise<Resolving> => {
  const problems: FileProblem[] = unknownKeys(read);
  const ids = new Map<string, string>();
  const note = (kind: string, { path, written }: Place, found: Found): void => {
    if ('id' in found) ids.set(`${kind}:${written}`, found.id);
    else problems.push({ line: read.lineOf(path), path: pathText(path), problem: found.problem });
  };
  for (const place of peopleIn(read)) note('person', place, await findPerson(place.written, directory));
  for (const place of channelsIn(read)) note('channel', place, findChannel(place.written, directory));
  const idOf = (kind: string, written: string): string => ids.get(`${kind}:${written}`) ?? written;
  return {
    problems,
    resolved: {
      person: (written) => idOf('person', written),
      channel: (written) => idOf('channel', written),
    },
  };
};
