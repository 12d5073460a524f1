import type { Release } from '../release.ts';
import { isPublicNews, productOf } from '../subscriptions/weekly.ts';
import type { Theme } from './themes.ts';

/** What people of an earlier release asked for. */
export type Request = { release: Release; theme: Theme };

/** The next release of a product hears of wishes for those before it: only of what everybody may know of. */
export const isBefore = (other: Release, release: Release): boolean =>
  other.id !== release.id &&
  isPublicNews(other) &&
  other.launch?.liveAt != null &&
  productOf(other) === productOf(release);
