import type { Instant } from '../calendar.ts';
import { type Issue, isOpenIssue } from '../issues/issue.ts';
import type { PersonStamp } from '../person.ts';
import { lightsAreOpen, type Release, titleOf } from '../release.ts';
import { productOf } from '../subscriptions/weekly.ts';

/** Something critical that is open in another release of the product, which users have. */
export type CarriedIssue = {
  id: string;
  /** The release in which it was found. */
  from: { releaseId: string; title: string };
  text: string;
  /** Whoever sees to it. */
  owner: PersonStamp;
  link: string | null;
  reportedAt: Instant;
  /** Why this release may go all the same; null while it may not. */
  accepted: { by: PersonStamp; at: Instant; reason: string } | null;
};

export const ACCEPT_REASON_MAX = 500;

/** What is critical in a release and not solved. */
export const openCritical = ({ issues }: Pick<Release, 'issues'>): readonly Issue[] =>
  issues.filter((issue) => issue.severity === 'critical' && isOpenIssue(issue));

/** Users have it, or are getting it. Secrets and rehearsals stay where they are. */
const isSource = ({ stage, practice, visibility }: Release): boolean =>
  (stage === 'launching' || stage === 'live' || stage === 'retro') && !practice && visibility === 'everyone';

/** What is still planned. A rehearsal launches nothing. */
export const isCarryingPlan = (release: Release): boolean =>
  (release.stage === 'draft' || lightsAreOpen(release)) && !release.practice;

const productKey = (release: Release): string => productOf(release).toLowerCase();

const familyOf = ({ id, family }: Release): string => family.waveOf?.releaseId ?? id;

export const isSameProduct = (a: Release, b: Release): boolean =>
  productKey(a) === productKey(b) || familyOf(a) === familyOf(b);

/** What a release hands on to the plans of its product, as one text to compare; empty where it is nothing. */
export const handedOn = (release: Release | null): string => {
  if (release === null || !isSource(release)) return '';
  const open = openCritical(release);
  return open.length === 0 ? '' : JSON.stringify([productKey(release), titleOf(release), open]);
};

/** What is critical in other releases of the product, the oldest first. */
export const criticalFor = (
  release: Release,
  others: readonly Release[],
): readonly Omit<CarriedIssue, 'accepted'>[] =>
  others
    .filter((other) => other.id !== release.id && isSource(other) && isSameProduct(other, release))
    .flatMap((other) =>
      openCritical(other).map(({ id, text, owner, link, reportedAt }) => ({
        id: `${other.id}:${id}`,
        from: { releaseId: other.id, title: titleOf(other) },
        text,
        owner,
        link,
        reportedAt,
      })),
    )
    .toSorted((a, b) => (a.reportedAt < b.reportedAt ? -1 : 1));

/** What the launch waits for; a hotfix waits for none of it: it may be what mends it. */
export const carriedInTheWay = ({
  carried,
  urgent,
}: Pick<Release, 'carried' | 'urgent'>): readonly CarriedIssue[] =>
  urgent === null ? carried.filter(({ accepted }) => accepted === null) : [];
