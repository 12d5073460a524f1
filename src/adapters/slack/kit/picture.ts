import type { ImageBlock } from '@slack/types';
import { plainText } from './blocks.ts';
import { clip } from './clip.ts';

/** A picture that goes with a message: whoever cannot see it reads `alt`, which says the same. */
export type Picture = {
  /** As a line above it. */
  title: string;
  alt: string;
  /** The file, as PNG. */
  png: Uint8Array;
};

const ALT_MAX = 2000;

/** A picture that Slack has, as a block. */
export const pictureBlock = ({ title, alt }: Picture, fileId: string): ImageBlock => ({
  type: 'image',
  title: plainText(title, ALT_MAX),
  alt_text: clip(alt, ALT_MAX),
  slack_file: { id: fileId },
});
