import { describe, expect, it } from 'vitest';
import { blockProblems } from '../../../src/practice/payload/blocks.ts';
import type { Surface } from '../../../src/practice/payload/problem.ts';
import {
  actions,
  button,
  confirm,
  input,
  long,
  many,
  mrkdwn,
  option,
  plain,
  richSection,
  richText,
  section,
  select,
  textInput,
} from './samples.ts';

type Row = [name: string, limit: number, pointer: string, build: (n: number) => object[], on?: Surface];

const image = (more: object) => ({
  type: 'image',
  alt_text: 'A chart',
  image_url: 'https://a.example/x.png',
  ...more,
});
const cells = (rows: number, columns: number, text = 'x') => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => ({ type: 'raw_text', text }))),
});
const choices = (count: number, type = 'checkboxes') => ({
  type,
  action_id: 'tick',
  options: many(count, (index) => option(String(index))),
});
const grouped = (groups: number, options: number) =>
  select({
    options: undefined,
    option_groups: many(groups, (group) => ({
      label: plain('Group'),
      options: many(options, (index) => option(`${group}-${index}`)),
    })),
  });
const withConfirm = (more: object) => [actions(button({ confirm: confirm(more) }))];
const optionWith = (more: object) => [actions(select({ options: [option('a', more)] }))];

const LONGEST: Row[] = [
  ['section text', 3000, '/blocks/0/text/text', (n) => [section(long(n))]],
  ['section field', 2000, '/blocks/0/fields/0/text', (n) => [{ type: 'section', fields: [plain(long(n))] }]],
  ['header', 150, '/blocks/0/text/text', (n) => [{ type: 'header', text: plain(long(n)) }]],
  ['context', 3000, '/blocks/0/elements/0/text', (n) => [{ type: 'context', elements: [mrkdwn(long(n))] }]],
  ['block_id', 255, '/blocks/0/block_id', (n) => [{ ...section(), block_id: long(n) }]],
  ['action_id', 255, '/blocks/0/elements/0/action_id', (n) => [actions(button({ action_id: long(n) }))]],
  ['button text', 75, '/blocks/0/elements/0/text/text', (n) => [actions(button({ text: plain(long(n)) }))]],
  ['button value', 2000, '/blocks/0/elements/0/value', (n) => [actions(button({ value: long(n) }))]],
  [
    'button url',
    3000,
    '/blocks/0/elements/0/url',
    (n) => [actions(button({ url: `https://a.example/${long(n - 18)}` }))],
  ],
  [
    'accessibility label',
    75,
    '/blocks/0/elements/0/accessibility_label',
    (n) => [actions(button({ accessibility_label: long(n) }))],
  ],
  [
    'confirm title',
    100,
    '/blocks/0/elements/0/confirm/title/text',
    (n) => withConfirm({ title: plain(long(n)) }),
  ],
  [
    'confirm text',
    300,
    '/blocks/0/elements/0/confirm/text/text',
    (n) => withConfirm({ text: mrkdwn(long(n)) }),
  ],
  [
    'confirm button',
    30,
    '/blocks/0/elements/0/confirm/confirm/text',
    (n) => withConfirm({ confirm: plain(long(n)) }),
  ],
  ['deny button', 30, '/blocks/0/elements/0/confirm/deny/text', (n) => withConfirm({ deny: plain(long(n)) })],
  [
    'option text',
    75,
    '/blocks/0/elements/0/options/0/text/text',
    (n) => optionWith({ text: plain(long(n)) }),
  ],
  ['option value', 150, '/blocks/0/elements/0/options/0/value', (n) => optionWith({ value: long(n) })],
  [
    'option description',
    75,
    '/blocks/0/elements/0/options/0/description/text',
    (n) => optionWith({ description: plain(long(n)) }),
  ],
  [
    'placeholder',
    150,
    '/blocks/0/elements/0/placeholder/text',
    (n) => [actions(select({ placeholder: plain(long(n)) }))],
  ],
  ['alt text', 2000, '/blocks/0/alt_text', (n) => [image({ alt_text: long(n) })]],
  ['image title', 2000, '/blocks/0/title/text', (n) => [image({ title: plain(long(n)) })]],
  ['input label', 2000, '/blocks/0/label/text', (n) => [input(textInput(), { label: plain(long(n)) })]],
  ['input hint', 2000, '/blocks/0/hint/text', (n) => [input(textInput(), { hint: plain(long(n)) })]],
  ['markdown', 12_000, '/blocks/0/text', (n) => [{ type: 'markdown', text: long(n) }]],
  ['alert', 200, '/blocks/0/text/text', (n) => [{ type: 'alert', text: plain(long(n)) }], 'modal'],
];

const MOST: Row[] = [
  ['blocks in a message', 50, '/blocks', (n) => many(n, () => section())],
  ['blocks in a modal', 100, '/blocks', (n) => many(n, () => section()), 'modal'],
  ['blocks in a Home', 100, '/blocks', (n) => many(n, () => section()), 'home'],
  ['section fields', 10, '/blocks/0/fields', (n) => [{ type: 'section', fields: many(n, () => plain('x')) }]],
  [
    'context elements',
    10,
    '/blocks/0/elements',
    (n) => [{ type: 'context', elements: many(n, () => plain('x')) }],
  ],
  ['actions elements', 25, '/blocks/0/elements', (n) => [actions(...many(n, () => button()))]],
  [
    'options',
    100,
    '/blocks/0/elements/0/options',
    (n) => [actions(select({ options: many(n, (index) => option(String(index))) }))],
  ],
  ['option groups', 100, '/blocks/0/elements/0/option_groups', (n) => [actions(grouped(n, 1))]],
  [
    'options in a group',
    100,
    '/blocks/0/elements/0/option_groups/0/options',
    (n) => [actions(grouped(1, n))],
  ],
  ['overflow options', 5, '/blocks/0/elements/0/options', (n) => [actions(choices(n, 'overflow'))]],
  ['checkboxes', 10, '/blocks/0/elements/0/options', (n) => [actions(choices(n))]],
  ['radio buttons', 10, '/blocks/0/elements/0/options', (n) => [actions(choices(n, 'radio_buttons'))]],
  ['table rows', 100, '/blocks/0/rows', (n) => [cells(n, 1)]],
  ['table columns', 20, '/blocks/0/rows/0', (n) => [cells(1, n)]],
];

const LEAST: Row[] = [
  ['overflow options', 2, '/blocks/0/elements/0/options', (n) => [actions(choices(n, 'overflow'))]],
  ['checkboxes', 1, '/blocks/0/elements/0/options', (n) => [actions(choices(n))]],
  ['options', 1, '/blocks/0/elements/0/options', (n) => [actions({ ...choices(n), type: 'static_select' })]],
  ['actions elements', 1, '/blocks/0/elements', (n) => [actions(...many(n, () => button()))]],
  ['section text', 1, '/blocks/0/text/text', (n) => [section(long(n))]],
  ['section fields', 1, '/blocks/0/fields', (n) => [{ type: 'section', fields: many(n, () => plain('x')) }]],
  ['rich text', 1, '/blocks/0/elements', (n) => [richText(...many(n, () => richSection(leaf('x'))))]],
  [
    'rich text leaf',
    1,
    '/blocks/0/elements/0/elements/0/text',
    (n) => [richText(richSection(leaf(long(n))))],
  ],
];

const leaf = (text: string) => ({ type: 'text', text });

const pointers = (blocks: object[], on: Surface = 'message') =>
  blockProblems(blocks, on).map((problem) => problem.pointer);

describe('limits of blocks', () => {
  it.each([...LONGEST, ...MOST])('%s: %i is taken, more is refused at %s', (_, limit, pointer, build, on) => {
    expect(pointers(build(limit), on)).toEqual([]);
    expect(pointers(build(limit + 1), on)).toEqual([pointer]);
  });

  it.each(LEAST)('%s: %i is taken, fewer is refused at %s', (_, limit, pointer, build, on) => {
    expect(pointers(build(limit), on)).toEqual([]);
    expect(pointers(build(limit - 1), on)).toEqual([pointer]);
  });

  it('lengths count UTF-16 code units of the raw string, entities included', () => {
    expect(pointers([section('🚀'.repeat(1500))])).toEqual([]);
    expect(pointers([section('🚀'.repeat(1501))])).toEqual(['/blocks/0/text/text']);
    expect(pointers([section('&lt;'.repeat(751))])).toEqual(['/blocks/0/text/text']);
  });

  it('the cells of a table: 10000 characters together are taken, more is refused', () => {
    expect(pointers([cells(2, 10, long(500))])).toEqual([]);
    expect(pointers([cells(2, 10, long(501))])).toEqual(['/blocks/0/rows']);
  });
});
