import { channelId, groupId, linkUrl, userId } from './forms.ts';
import { CHARACTERS } from './limits.ts';
import { flag, integer, list, object, oneOf, type Rule, type Shape, string, typedBy } from './rule.ts';

/** Slack names no count for the parts of rich text; a payload with more than this is a mistake. */
const PARTS = [1, 1000] as const;

const leafStyle = object({
  optional: { bold: flag, italic: flag, strike: flag, code: flag, underline: flag },
});

const leaf = (required: Record<string, Rule>, optional: Record<string, Rule> = {}): Shape => ({
  required,
  optional: { style: leafStyle, ...optional },
});

const words = string(1, CHARACTERS.blockTextTogether);

const LEAVES = {
  text: leaf({ text: words }),
  link: leaf({ url: linkUrl }, { text: words, unsafe: flag }),
  user: leaf({ user_id: userId }),
  channel: leaf({ channel_id: channelId }),
  usergroup: leaf({ usergroup_id: groupId }),
  emoji: leaf({ name: string(1, 100) }, { unicode: string(1, 100), url: linkUrl }),
  date: leaf(
    { timestamp: integer(0, 9_999_999_999), format: string(1, CHARACTERS.anyText) },
    { url: linkUrl, fallback: string(1, CHARACTERS.anyText) },
  ),
  broadcast: leaf({ range: oneOf('here', 'channel', 'everyone') }),
} satisfies Record<string, Shape>;

const CODE_LEAVES = { text: LEAVES.text, link: LEAVES.link };

const leaves = list(PARTS, typedBy(LEAVES));
const border = oneOf(0, 1);
const section: Shape = { required: { elements: leaves } };

const PARTS_OF_RICH_TEXT: Readonly<Record<string, Shape>> = {
  rich_text_section: section,
  rich_text_list: {
    required: {
      style: oneOf('bullet', 'ordered'),
      elements: list(PARTS, typedBy({ rich_text_section: section })),
    },
    optional: { indent: integer(0, 8), offset: integer(0, 10_000), border },
  },
  rich_text_quote: { required: { elements: leaves }, optional: { border } },
  rich_text_preformatted: {
    required: { elements: list(PARTS, typedBy(CODE_LEAVES)) },
    optional: { border },
  },
};

/** The elements of a rich_text block: sections, lists, quotes and preformatted text. */
export const richTextElements: Rule = list(PARTS, typedBy(PARTS_OF_RICH_TEXT));

/** A whole rich_text block, where one stands as a value inside something else. */
export const richTextValue: Rule = typedBy({
  rich_text: {
    required: { elements: richTextElements },
    optional: { block_id: string(1, CHARACTERS.blockId) },
  },
});
