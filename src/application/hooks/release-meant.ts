import type { InboundHook } from '../../domain/hooks/hook.ts';
import { isOver, type Release } from '../../domain/release.ts';
import type { Reads } from '../ports.ts';
import type { ArrivedFact, Misread } from './fact-shape.ts';

/** The release, and the build's name by which it was found. */
export type Meant = { release: Release; candidate: string };

const SHORT_SHA = 7;

const plain = (name: string): string => name.trim().toLowerCase();

/** A tag, a branch or a build as it may stand in a plan: "v2.0", "release/2.0" and "2.0" are one. */
const forms = (name: string): string[] => {
  const whole = plain(name).replace(/^refs\/(heads|tags)\//, '');
  const last = whole.replace(/^(release|releases|hotfix)[/-]/, '');
  return [...new Set([whole, last, last.replace(/^v(?=\d)/, '')])];
};

const isSha = (name: string): boolean => /^[0-9a-f]{40}$/.test(name);

const isBuild = (name: string, { plan }: Release): boolean => {
  const candidate = plain(plan.candidate);
  if (candidate === '') return false;
  if (isSha(plain(name)) && candidate.length >= SHORT_SHA) return plain(name).startsWith(candidate);
  return forms(name).includes(candidate);
};

const isNamed = (name: string, { key, plan }: Release): boolean =>
  forms(name).some((form) => form === key || (plan.version !== null && form === plain(plan.version)));

type Found = Meant | { misread: Misread };

const none = (field: string, problem: string): Found => ({ misread: { field, problem } });

/** By build first, then by key or version: the same version of two products is nobody's. */
const byNames = async (
  reads: Pick<Reads, 'releases'>,
  workspaceId: string,
  names: readonly string[],
): Promise<Found> => {
  const open = (await reads.releases(workspaceId, 'open')).filter((release) => !isOver(release));
  const name = names.join(', ');
  for (const is of [isBuild, isNamed]) {
    const found = open.filter((release) => names.some((each) => is(each, release)));
    const [release, other] = found;
    if (other !== undefined) {
      const keys = found.map(({ key }) => key).join(', ');
      return none('release', `"${name}" may be ${keys}: name one by its key.`);
    }
    if (release !== undefined) return { release, candidate: is === isBuild ? release.plan.candidate : '' };
  }
  return none(
    'release',
    `No release is known by "${name}": name it by its key, or write the build into its plan.`,
  );
};

/** The release that a fact is about: by the key fixed on the hook, the key in the fact, or a name. */
export const releaseMeant = async (
  reads: Pick<Reads, 'releases' | 'releaseByKey'>,
  hook: InboundHook,
  { release: key, names }: Pick<ArrivedFact, 'release' | 'names'>,
): Promise<Found> => {
  const { workspaceId, releaseKey } = hook;
  if (releaseKey !== null && key !== '' && plain(key) !== plain(releaseKey)) {
    return none('release', `This hook reports about ${releaseKey} alone.`);
  }
  const wanted = releaseKey ?? key;
  if (wanted === '') {
    return names.length === 0
      ? none('release', 'Name the release by its key, or the candidate that stands in its plan.')
      : byNames(reads, workspaceId, names);
  }
  const release = await reads.releaseByKey(workspaceId, plain(wanted));
  return release === null ? none('release', `No release is called "${wanted}".`) : { release, candidate: '' };
};
