import type { KnownBlock } from '@slack/types';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actions,
  context,
  divider,
  fields,
  header,
  section,
} from '../../../../src/adapters/slack/kit/blocks.ts';
import { slackDate } from '../../../../src/adapters/slack/kit/dates.ts';
import { button, overflow } from '../../../../src/adapters/slack/kit/elements.ts';
import { mrkdwn } from '../../../../src/adapters/slack/kit/mrkdwn.ts';
import { richList, richQuote, richText } from '../../../../src/adapters/slack/kit/rich-text.ts';
import { blockProblems } from '../../../../src/practice/payload/blocks.ts';
import { anyUserText, HOSTILE, hasBrokenEntity, hasMarkup } from './hostile.ts';

const confirm = (text: string) => ({ title: text, text, confirm: text, deny: text });

/** Every block that the kit makes for a message, with one user text in each place that takes text. */
const everyBlock = (text: string): KnownBlock[] => [
  header(text),
  section(text),
  section(mrkdwn`*${text}* waits for ${text}`, {
    blockId: 'b.section',
    accessory: overflow(
      'a.more',
      [
        { text, value: 'v1:1' },
        { text, value: 'v1:2', description: text },
      ],
      confirm(text),
    ),
  }),
  ...fields([text, mrkdwn`${text}`]),
  context(text, mrkdwn`by ${text}`),
  divider(),
  actions('b.actions', [
    button({ actionId: 'a.one', text, value: 'v1:1', style: 'primary', confirm: confirm(text) }),
    button({ actionId: 'a.two', text, url: 'https://example.com', accessibilityLabel: text }),
  ]),
  richText(text),
  richQuote(text),
  richList([text, text, text]),
];

const mrkdwnIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
  return Object.values(value).flatMap(mrkdwnIn);
};

const isAccepted = (text: string): void => {
  const blocks = everyBlock(text);
  expect(blockProblems(blocks, 'message')).toEqual([]);
  expect(blockProblems(blocks, 'home')).toEqual([]);
  for (const part of mrkdwnIn(blocks)) expect(hasMarkup(part) || hasBrokenEntity(part)).toBe(false);
};

describe('every block of the kit', () => {
  test.each(Object.entries(HOSTILE))('is accepted and pings nobody with %s', (_, text) => {
    isAccepted(text);
  });

  test('is accepted and pings nobody with any text', () => {
    fc.assert(fc.property(anyUserText, isAccepted), { numRuns: 60 });
  });

  test('is found out by the same check when it is wrong', () => {
    expect(blockProblems([{ ...header('x'), text: { type: 'mrkdwn', text: 'x' } }], 'message')).not.toEqual(
      [],
    );
    expect(mrkdwnIn([{ type: 'section', text: { type: 'mrkdwn', text: '<!channel>' } }])).toEqual([
      '<!channel>',
    ]);
  });
});

describe('fields', () => {
  test('go on in a further section after ten, and none is lost', () => {
    const sections = fields(Array.from({ length: 23 }, (_, index) => `field ${index}`));
    expect(sections.map(({ fields: some }) => some?.length)).toEqual([10, 10, 3]);
    expect(blockProblems(sections, 'message')).toEqual([]);
    expect(fields([])).toEqual([]);
  });
});

describe('lists that are too long', () => {
  test('are cut to what Slack takes', () => {
    const many = Array.from({ length: 40 }, (_, index) => button({ actionId: `a.${index}`, text: 'Go' }));
    const blocks = [actions('b', many), context('1', ...Array.from({ length: 20 }, String))];
    expect(blockProblems(blocks, 'message')).toEqual([]);
  });

  test('a list of people’s words says how many are left out', () => {
    const block = richList(Array.from({ length: 140 }, (_, index) => `item ${index}`));
    expect(JSON.stringify(block)).toContain('"… and 40 more"');
    expect(blockProblems([block], 'message')).toEqual([]);
    expect(
      JSON.stringify(richList(['x'.repeat(9000), 'y'.repeat(9000), 'z'.repeat(9000), 'w'.repeat(9000)])),
    ).toContain('"… and 1 more"');
  });

  test('an empty row of controls is a mistake of ours', () => {
    expect(() => actions('b', [])).toThrow(RangeError);
  });
});

describe('ids and values', () => {
  test('are never cut, because a cut id would name something else', () => {
    expect(() => button({ actionId: 'a'.repeat(256), text: 'Go' })).toThrow(
      'Slack takes 1 to 255 characters as action_id, this one has 256.',
    );
    expect(() => button({ actionId: 'a', text: 'Go', value: 'v'.repeat(2001) })).toThrow(RangeError);
    expect(() => button({ actionId: '', text: 'Go' })).toThrow(RangeError);
  });
});

describe('rich text', () => {
  test('shows what was written, character by character', () => {
    const text = '<!channel> *bold* &lt; <@U1>';
    expect(richText(text)).toEqual({
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
    });
  });
});

describe('a date in a section', () => {
  test('stays a date that Slack understands', () => {
    const block = section(mrkdwn`Launch ${slackDate('2024-12-12T13:00:00.000Z', 'Europe/Berlin')}`);
    expect(JSON.stringify(block)).toContain('Launch <!date^1734008400^');
    expect(blockProblems([block], 'message')).toEqual([]);
  });
});
