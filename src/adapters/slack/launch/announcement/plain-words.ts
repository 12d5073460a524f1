import type { KnownBlock } from '@slack/types';
import { plainLanguage, type Stumble } from '../../../../domain/announcement/plain-language.ts';
import { type AnnouncementText, announcementAsText } from '../../../../domain/launch/announcement.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { context } from '../../kit/blocks.ts';
import { clip } from '../../kit/clip.ts';
import { richList } from '../../kit/rich-text.ts';

const MOST = 6;
const FOUND_MAX = 80;

const line = ({ found, instead }: Stumble): string => `“${clip(found, FOUND_MAX)}”: ${instead}`;

/** Names that whoever reads an announcement knows. */
export const namesKnown = (release: Release): readonly string[] => [
  titleOf(release),
  release.plan.product,
  release.manager.name,
  ...release.lights.map(({ name }) => name),
];

/** A quiet list of what readers outside engineering may stumble over in a text; nothing where they will not. */
export const plainWords = (text: string, release: Release): KnownBlock[] => {
  const found = plainLanguage(text, namesKnown(release));
  if (found.length === 0) return [];
  const rest = found.length - MOST;
  return [
    context('Readers outside engineering may stumble over this. It holds nothing up.'),
    richList([...found.slice(0, MOST).map(line), ...(rest > 0 ? [`… and ${rest} more`] : [])]),
  ];
};

/** The same for a whole announcement. */
export const plainAnnouncement = (text: AnnouncementText, release: Release): KnownBlock[] =>
  plainWords(announcementAsText(text), release);
