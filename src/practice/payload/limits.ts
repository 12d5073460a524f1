import type { Surface } from './problem.ts';

/** How many blocks fit on a surface (docs.slack.dev, Block Kit reference). */
export const BLOCKS_ON: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

/**
 * Lengths in UTF-16 code units of the raw string as sent, entities included (docs.slack.dev, Block Kit reference).
 * Where Slack's documents disagree, or publish no number, the stricter value stands here.
 */
export const CHARACTERS = {
  blockId: 255,
  actionId: 255,
  anyText: 3000,
  url: 3000,
  header: 150,
  sectionField: 2000,
  altText: 2000,
  imageTitle: 2000,
  inputLabel: 2000,
  inputHint: 2000,
  placeholder: 150,
  buttonText: 75,
  buttonValue: 2000,
  accessibilityLabel: 75,
  optionText: 75,
  optionValue: 150,
  optionDescription: 75,
  optionGroupLabel: 75,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  textInput: 3000,
  alert: 200,
  markdown: 12_000,
  tableCells: 10_000,
  videoTitle: 199,
  videoAuthor: 49,
  videoProvider: 49,
  videoDescription: 200,
  viewTitle: 24,
  viewButton: 24,
  callbackId: 255,
  externalId: 255,
  privateMetadata: 3000,
  updatedText: 4000,
  postedText: 40_000,
  /** Unpublished; Slack's people name 12,000, others measured about 13,200. */
  blockTextTogether: 12_000,
} as const;

/** Smallest and largest number of items of each list. */
export const ITEMS = {
  sectionFields: [1, 10],
  contextElements: [1, 10],
  actionsElements: [1, 25],
  contextActions: [1, 5],
  options: [1, 100],
  optionGroups: [1, 100],
  overflowOptions: [2, 5],
  choices: [1, 10],
  conversationKinds: [1, 4],
  visibleTo: [1, 10],
  tableRows: [1, 100],
  tableCells: [1, 20],
  attachments: [0, 100],
} as const satisfies Record<string, readonly [number, number]>;

/** Sizes in bytes of the JSON as sent. */
export const BYTES = {
  view: 250_000,
  /** Slack publishes no number for metadata; under one kilobyte has always been accepted. */
  metadata: 1000,
} as const;
