import type { Light } from '../lights/light.ts';
import type { Release } from '../release.ts';
import { supportOf } from '../settings/support.ts';
import type { Feeds } from './pack.ts';
import { type Checklist, tickOf } from './summary.ts';

/** What a department gave with a yes: its words, or an address. */
export type Given = { departmentId: string; from: string; words: string };

/** What others read of the checklists of one release, by what it is. */
export type Flow = Readonly<Record<Feeds, readonly Given[]>>;

/** The checklist of one department of a release, with its name in that release. */
export type NamedChecklist = Checklist & { departmentId: string; name: string };

const givenBy = ({ departmentId, name, pack, ticks }: NamedChecklist, feeds: Feeds): readonly Given[] =>
  pack.items
    .filter((item) => item.feeds === feeds)
    .flatMap((item) => {
      const tick = tickOf(ticks, item.id);
      const words = tick?.answer === 'yes' ? (tick.text ?? tick.link) : null;
      return words === null ? [] : [{ departmentId, from: name, words }];
    });

/** Answers flow on: what one department wrote down is what others read, in the order of the departments. */
export const flowOn = (checklists: readonly NamedChecklist[]): Flow => {
  const of = (feeds: Feeds) => checklists.flatMap((checklist) => givenBy(checklist, feeds));
  return {
    known_limitations: of('known_limitations'),
    support_contact: of('support_contact'),
    pages: of('pages'),
    locked_facts: of('locked_facts'),
  };
};

/** Departments on whose cards it stands as soon as it is given, by id. */
const READERS: Readonly<Record<Feeds, (release: Pick<Release, 'lights'>) => readonly Light[]>> = {
  known_limitations: supportOf,
  support_contact: () => [],
  pages: () => [],
  locked_facts: () => [],
};

/** Whose cards show what is given with an answer. */
export const readersOf = (feeds: Feeds | null, release: Pick<Release, 'lights'>): readonly string[] =>
  feeds === null ? [] : READERS[feeds](release).map(({ departmentId }) => departmentId);
