import { type Release, titleOf } from '../../../../domain/release.ts';

/** The release's name as every message shows it: a rehearsal says so. */
export const titled = (release: Pick<Release, 'plan' | 'practice'>): string =>
  release.practice ? `PRACTICE: ${titleOf(release)}` : titleOf(release);

/** A button's text that names the release: "Show Atlas 2.0". */
export const onRelease = (verb: string, release: Pick<Release, 'plan'>): string =>
  `${verb} ${titleOf(release)}`;
