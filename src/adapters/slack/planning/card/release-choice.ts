import { formatDate } from '../../../../domain/calendar.ts';
import type { Release } from '../../../../domain/release.ts';
import type { Choice } from '../../kit/elements.ts';
import { titled } from './titled.ts';

/** A release in a menu, with its day. */
export const releaseChoice = (release: Release): Choice => ({
  text: titled(release),
  value: release.id,
  description: `Launch ${formatDate(release.plan.launch.at, release.plan.launch.zone)}`,
});
