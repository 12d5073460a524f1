/**
 * Slack's limits, as far as this kit meets them (docs.slack.dev, Block Kit reference and views). Lengths count
 * UTF-16 code units of the string as it is sent, entities included. Where Slack's documents disagree, the
 * stricter value stands here.
 */
export const LIMITS = {
  blocks: { message: 50, modal: 100, home: 100 },
  /** chat.update refuses more than 4,000; a message that was posted must stay editable. */
  messageText: 3900,
  /** All texts in the blocks of one message together: unpublished, 12,000 has always been accepted. */
  blockText: 12_000,
  /** Bytes of a view as JSON; Slack refuses above 250 kB. */
  viewBytes: 240_000,
  text: 3000,
  /** One rich text block, so that a message keeps room for its heading and its buttons. */
  richText: 10_000,
  header: 150,
  fields: 10,
  field: 2000,
  contextElements: 10,
  actionsElements: 25,
  button: 75,
  accessibilityLabel: 75,
  confirm: { title: 100, text: 300, button: 30 },
  overflow: 5,
  choices: 10,
  options: 100,
  option: 75,
  optionGroups: 100,
  optionGroupLabel: 75,
  inputLabel: 2000,
  inputHint: 2000,
  placeholder: 150,
  inputText: 3000,
  viewTitle: 24,
  viewButton: 24,
  /** A name inside a sentence (the product's own rule). */
  name: 80,
} as const;

/** Limits of the strings that machines read back: too long is a mistake of ours, so they are never cut. */
export const MACHINE_LIMITS = {
  action_id: 255,
  block_id: 255,
  callback_id: 255,
  private_metadata: 3000,
  'button value': 2000,
  'option value': 150,
  url: 3000,
} as const;

/**
 * Returns a string that comes back to us one day, unchanged.
 * @throws RangeError when it is empty or too long, because a cut id would name something else.
 */
export const machineText = (kind: keyof typeof MACHINE_LIMITS, value: string): string => {
  const max = MACHINE_LIMITS[kind];
  if (value.length > 0 && value.length <= max) return value;
  throw new RangeError(`Slack takes 1 to ${max} characters as ${kind}, this one has ${value.length}.`);
};
