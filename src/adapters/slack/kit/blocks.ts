import type {
  ActionsBlock,
  ActionsBlockElement,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  PlainTextElement,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import { clip } from './clip.ts';
import { LIMITS, machineText } from './limits.ts';
import { fitMrkdwn, type Mrkdwn } from './mrkdwn.ts';

/** What a place takes that formats: a string means the reader sees exactly these characters. */
export type Wording = Mrkdwn | string;

/** Text without any formatting, links or pings: whatever people wrote may stand here. Cut to fit, never empty. */
export const plainText = (text: string, max: number = LIMITS.text): PlainTextElement => {
  const clipped = clip(text, max);
  return { type: 'plain_text', text: clipped.trim() === '' ? '–' : clipped };
};

/** A string becomes plain text; text that formats stays so. */
export const wording = (text: Wording, max: number = LIMITS.text): PlainTextElement | Mrkdwn =>
  typeof text === 'string' ? plainText(text, max) : fitMrkdwn(text, max);

const blockId = (id: string | undefined): { block_id?: string } =>
  id === undefined ? {} : { block_id: machineText('block_id', id) };

/** A large bold line. */
export const header = (text: string): HeaderBlock => ({
  type: 'header',
  text: plainText(text, LIMITS.header),
});

/** A paragraph, with one control at its side if wanted. */
export const section = (
  text: Wording,
  more: { accessory?: SectionBlockAccessory; blockId?: string } = {},
): SectionBlock => ({
  type: 'section',
  text: wording(text),
  ...(more.accessory && { accessory: more.accessory }),
  ...blockId(more.blockId),
});

/** Short texts in two columns; more than ten go on in further sections, none is lost. */
export const fields = (texts: readonly Wording[]): SectionBlock[] => {
  const sections: SectionBlock[] = [];
  for (let first = 0; first < texts.length; first += LIMITS.fields) {
    const some = texts.slice(first, first + LIMITS.fields);
    sections.push({ type: 'section', fields: some.map((text) => wording(text, LIMITS.field)) });
  }
  return sections;
};

/** Small grey text: who, when, what comes next. At most ten pieces. */
export const context = (first: Wording, ...others: readonly Wording[]): ContextBlock => ({
  type: 'context',
  elements: [first, ...others].slice(0, LIMITS.contextElements).map((text) => wording(text)),
});

/** A thin line. */
export const divider = (): DividerBlock => ({ type: 'divider' });

/**
 * A row of controls, at most 25.
 * @throws RangeError when there is none, because an empty row is refused by Slack
 */
export const actions = (id: string, elements: readonly ActionsBlockElement[]): ActionsBlock => {
  if (elements.length === 0) throw new RangeError(`The actions block "${id}" has no element.`);
  return {
    type: 'actions',
    block_id: machineText('block_id', id),
    elements: elements.slice(0, LIMITS.actionsElements),
  };
};
