import type { Button, ColorScheme, ConfirmationDialog, Overflow, PlainTextOption } from '@slack/types';
import { plainText, type Wording, wording } from './blocks.ts';
import { LIMITS, machineText } from './limits.ts';

/** "Are you sure": what happens, and the two answers, named by their verbs. */
export type Confirmation = {
  title: string;
  text: Wording;
  confirm: string;
  deny: string;
  style?: ColorScheme;
};

/** The dialog that stands between a click and what it does. */
export const confirmation = (dialog: Confirmation): ConfirmationDialog => ({
  title: plainText(dialog.title, LIMITS.confirm.title),
  text: wording(dialog.text, LIMITS.confirm.text),
  confirm: plainText(dialog.confirm, LIMITS.confirm.button),
  deny: plainText(dialog.deny, LIMITS.confirm.button),
  ...(dialog.style && { style: dialog.style }),
});

export type ButtonParts = {
  /** Published: it stands in test/published-ids.txt and has a listener. */
  actionId: string;
  text: string;
  /** A versioned id, never state: people can replay it. */
  value?: string;
  /** At most one primary button a message; danger only for what destroys. */
  style?: ColorScheme;
  confirm?: Confirmation;
  url?: string;
  /** Read aloud instead of the text, when the text alone does not name the release. */
  accessibilityLabel?: string;
};

/** A button; its text is cut to 75 characters, its ids never are. */
export const button = (parts: ButtonParts): Button => ({
  type: 'button',
  action_id: machineText('action_id', parts.actionId),
  text: plainText(parts.text, LIMITS.button),
  ...(parts.value !== undefined && { value: machineText('button value', parts.value) }),
  ...(parts.style && { style: parts.style }),
  ...(parts.confirm && { confirm: confirmation(parts.confirm) }),
  ...(parts.url !== undefined && { url: machineText('url', parts.url) }),
  ...(parts.accessibilityLabel !== undefined && {
    accessibility_label: plainText(parts.accessibilityLabel, LIMITS.accessibilityLabel).text,
  }),
});

/** One thing to choose: what people read, and the id that comes back. */
export type Choice = { text: string; value: string; description?: string };

/** An option of a menu, of checkboxes or of radio buttons. */
export const option = (choice: Choice): PlainTextOption => ({
  text: plainText(choice.text, LIMITS.option),
  value: machineText('option value', choice.value),
  ...(choice.description !== undefined && { description: plainText(choice.description, LIMITS.option) }),
});

/** The "…" menu: two to five choices. With one choice, use a button. */
export const overflow = (
  actionId: string,
  choices: readonly [Choice, Choice, ...Choice[]],
  confirm?: Confirmation,
): Overflow => ({
  type: 'overflow',
  action_id: machineText('action_id', actionId),
  options: choices.slice(0, LIMITS.overflow).map(option),
  ...(confirm && { confirm: confirmation(confirm) }),
});
