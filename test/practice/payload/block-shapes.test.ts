import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockProblems } from '../../../src/practice/payload/blocks.ts';
import type { Surface } from '../../../src/practice/payload/problem.ts';
import { actions, button, input, mrkdwn, option, plain, section, select, textInput } from './samples.ts';

const pointers = (blocks: unknown, on: Surface = 'message') =>
  blockProblems(blocks, on).map((problem) => problem.pointer);
const messages = (blocks: unknown, on: Surface = 'message') =>
  blockProblems(blocks, on).map((problem) => problem.message);

const rating = (words: string) => ({ text: plain(words), value: words });
const feedback = {
  type: 'context_actions',
  elements: [{ type: 'feedback_buttons', positive_button: rating('Good'), negative_button: rating('Bad') }],
};
const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };

describe('where blocks and elements may stand', () => {
  const rows: [string, object, Surface[]][] = [
    ['section', section(), ['message', 'modal', 'home']],
    ['header', { type: 'header', text: plain('Plan') }, ['message', 'modal', 'home']],
    ['divider', { type: 'divider' }, ['message', 'modal', 'home']],
    ['actions', actions(button()), ['message', 'modal', 'home']],
    ['input', input(textInput()), ['message', 'modal', 'home']],
    ['context_actions', feedback, ['message']],
    ['markdown', { type: 'markdown', text: 'x' }, ['message']],
    ['table', table, ['message', 'home']],
    ['alert', { type: 'alert', text: plain('Careful') }, ['modal']],
    ['card', { type: 'card', title: mrkdwn('x') }, []],
    ['datetimepicker', actions({ type: 'datetimepicker', action_id: 'a' }), ['message', 'modal']],
    ['email input', input({ type: 'email_text_input', action_id: 'a' }), ['modal']],
    ['url input', input({ type: 'url_text_input', action_id: 'a' }), ['modal']],
    ['number input', input({ type: 'number_input', action_id: 'a', is_decimal_allowed: true }), ['modal']],
    ['file input', input({ type: 'file_input', action_id: 'a' }), ['modal']],
    ['rich text input', input({ type: 'rich_text_input', action_id: 'a' }), ['modal', 'home']],
  ];

  it.each(rows)('%s', (_, block, allowed) => {
    for (const on of ['message', 'modal', 'home'] as const) {
      expect({ on, taken: pointers([block], on).length === 0 }).toEqual({ on, taken: allowed.includes(on) });
    }
  });

  it.each([
    ['a button in an input', input(button()), '/blocks/0/element/type'],
    ['a text input among actions', actions(textInput()), '/blocks/0/elements/0/type'],
    ['an image among actions', actions({ type: 'image', alt_text: 'x' }), '/blocks/0/elements/0/type'],
    [
      'feedback buttons beside a section',
      { ...section(), accessory: feedback.elements[0] },
      '/blocks/0/accessory/type',
    ],
    ['a select in a context', { type: 'context', elements: [select()] }, '/blocks/0/elements/0/type'],
  ])('%s is refused', (_, block, pointer) => {
    expect(pointers([block])).toEqual([pointer]);
  });
});

describe('shapes', () => {
  it.each([
    ['an unknown block', { type: 'banner' }, '/blocks/0/type'],
    ['a block without a type', { text: plain('x') }, '/blocks/0'],
    ['a block named like an inherited property', { type: 'constructor' }, '/blocks/0/type'],
    ['a text in place of a block', 'hello', '/blocks/0'],
    ['null in place of a block', null, '/blocks/0'],
    ['an unknown field', { ...section(), colour: 'red' }, '/blocks/0/colour'],
    ['an unknown field with a slash', { ...section(), 'a/b': 1 }, '/blocks/0/a~1b'],
    ['a section without text and fields', { type: 'section' }, '/blocks/0'],
    ['a section with a bare string', { type: 'section', text: 'Hello' }, '/blocks/0/text'],
    ['a header without text', { type: 'header' }, '/blocks/0'],
    ['mrkdwn in a header', { type: 'header', text: mrkdwn('x') }, '/blocks/0/text/type'],
    ['mrkdwn on a button', actions(button({ text: mrkdwn('x') })), '/blocks/0/elements/0/text/type'],
    [
      'mrkdwn in a menu option',
      actions(select({ options: [option('a', { text: mrkdwn('x') })] })),
      '/blocks/0/elements/0/options/0/text/type',
    ],
    ['emoji on mrkdwn', { type: 'section', text: { ...mrkdwn('x'), emoji: true } }, '/blocks/0/text/emoji'],
    [
      'verbatim on plain text',
      { type: 'section', text: { ...plain('x'), verbatim: true } },
      '/blocks/0/text/verbatim',
    ],
    ['a third button style', actions(button({ style: 'default' })), '/blocks/0/elements/0/style'],
    [
      'a button leading to a script',
      actions(button({ url: 'javascript:alert(1)' })),
      '/blocks/0/elements/0/url',
    ],
    [
      'a confirm without its buttons',
      actions(button({ confirm: { title: plain('x'), text: plain('x'), confirm: plain('x') } })),
      '/blocks/0/elements/0/confirm',
    ],
    ['an image without alt text', { type: 'image', image_url: 'https://a.example/x' }, '/blocks/0'],
    ['an image without a source', { type: 'image', alt_text: 'x' }, '/blocks/0'],
    [
      'an image from two sources',
      { type: 'image', alt_text: 'x', image_url: 'https://a.example/x', slack_file: { id: 'F1' } },
      '/blocks/0',
    ],
    ['an input without a label', { type: 'input', element: textInput() }, '/blocks/0'],
    ['an input without an element', { type: 'input', label: plain('x') }, '/blocks/0'],
  ])('%s is refused with its place', (_, block, pointer) => {
    expect(pointers([block])).toEqual([pointer]);
  });

  it('mrkdwn is taken in options of checkboxes and radio buttons', () => {
    for (const type of ['checkboxes', 'radio_buttons']) {
      const options = [option('a', { text: mrkdwn('*a*'), description: mrkdwn('_b_') })];
      expect(pointers([actions({ type, action_id: 'a', options })])).toEqual([]);
    }
  });

  it('emoji is taken on plain text, verbatim on mrkdwn', () => {
    expect(pointers([{ type: 'section', text: { ...plain('x'), emoji: true } }])).toEqual([]);
    expect(pointers([{ type: 'section', text: { ...mrkdwn('x'), verbatim: true } }])).toEqual([]);
  });

  it('only an overflow option may carry a link', () => {
    const options = [option('a', { url: 'https://a.example' }), option('b')];
    expect(pointers([actions({ type: 'overflow', action_id: 'a', options })])).toEqual([]);
    expect(pointers([actions(select({ options }))])).toEqual(['/blocks/0/elements/0/options/0/url']);
  });

  it('a field that is undefined does not exist, because JSON drops it', () => {
    expect(pointers([{ ...section(), accessory: undefined, colour: undefined }])).toEqual([]);
  });

  it('blocks that are no array are refused', () => {
    expect(blockProblems('[]', 'message')).toEqual([{ pointer: '/blocks', message: 'must be an array' }]);
    expect(blockProblems(undefined, 'message')).toHaveLength(1);
  });

  it('every problem is reported, not only the first', () => {
    expect(pointers([{ type: 'banner' }, section(''), section()])).toEqual([
      '/blocks/0/type',
      '/blocks/1/text/text',
    ]);
  });

  it('the words are those of Slack', () => {
    expect(messages([section('x'.repeat(3001))])).toEqual(['must be less than 3001 characters']);
    expect(messages([{ type: 'header' }])).toEqual(['missing required field: text']);
    expect(messages([actions(...Array.from({ length: 26 }, () => button()))])).toEqual([
      'no more than 25 items allowed',
    ]);
  });

  it('anything at all gets an answer, never an exception', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom<Surface>('message', 'modal', 'home'), (value, on) => {
        expect(Array.isArray(blockProblems(value, on))).toBe(true);
        expect(Array.isArray(blockProblems([value], on))).toBe(true);
      }),
    );
  });
});

describe('identities', () => {
  it('a block_id is unique in the payload', () => {
    const blocks = [{ ...section(), block_id: 'a' }, section(), { ...section(), block_id: 'a' }];
    expect(pointers(blocks)).toEqual(['/blocks/2/block_id']);
  });

  it('an action_id is unique inside its block, and may come back in another', () => {
    const row = actions(button({ action_id: 'rate' }), button({ action_id: 'rate' }));
    expect(pointers([row])).toEqual(['/blocks/0/elements/1/action_id']);
    const single = actions(button({ action_id: 'rate' }));
    expect(pointers([single, single])).toEqual([]);
  });

  it('one element has the focus', () => {
    const focused = input(textInput({ focus_on_load: true }));
    expect(pointers([focused, focused], 'modal')).toEqual(['/blocks/1/element/focus_on_load']);
  });

  it('a message has one table', () => {
    expect(pointers([table, table])).toEqual(['/blocks/1']);
  });
});
