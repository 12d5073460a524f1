import { CHARACTERS } from './limits.ts';
import { flag, object, oneOf, type Rule, type Shape, string, typedBy } from './rule.ts';

const plain = (max: number): Shape => ({
  required: { text: string(1, max) },
  optional: { emoji: flag },
});

const marked = (max: number): Shape => ({
  required: { text: string(1, max) },
  optional: { verbatim: flag },
});

/** The shapes of both text objects, for lists that hold texts beside other things. */
export const textShapes = (max: number): Readonly<Record<string, Shape>> => ({
  plain_text: plain(max),
  mrkdwn: marked(max),
});

/** A plain_text object, the only kind that buttons, titles, labels and menus take. */
export const plainText = (max: number): Rule => typedBy({ plain_text: plain(max) });

/** A plain_text or mrkdwn object. */
export const anyText = (max: number): Rule => typedBy(textShapes(max));

/** The two colours that a button may have. */
export const buttonStyle: Rule = oneOf('primary', 'danger');

/** The dialog that asks "are you sure"; all four texts are asked for, the stricter of Slack's documents. */
export const confirmDialog: Rule = object({
  required: {
    title: plainText(CHARACTERS.confirmTitle),
    text: anyText(CHARACTERS.confirmText),
    confirm: plainText(CHARACTERS.confirmButton),
    deny: plainText(CHARACTERS.confirmButton),
  },
  optional: { style: buttonStyle },
});
