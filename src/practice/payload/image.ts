import { webUrl } from './forms.ts';
import { CHARACTERS } from './limits.ts';
import { exactlyOne, object, type Rule, type Shape, string } from './rule.ts';
import { plainText } from './text-objects.ts';

const slackFile: Rule = object({
  optional: { id: string(1, CHARACTERS.blockId), url: webUrl },
  together: [exactlyOne('id', 'url')],
});

/** An image inside a section or a context block. */
export const imageElement: Shape = {
  required: { alt_text: string(1, CHARACTERS.altText) },
  optional: { image_url: webUrl, slack_file: slackFile },
  together: [exactlyOne('image_url', 'slack_file')],
};

/** An image as a block of its own, which may have a title. */
export const imageBlock: Shape = {
  ...imageElement,
  optional: { ...imageElement.optional, title: plainText(CHARACTERS.imageTitle) },
};
