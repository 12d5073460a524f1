import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/practice/read/message.ts';
import {
  actions,
  button,
  mrkdwn,
  option,
  plain,
  richSection,
  richText,
  section,
  select,
} from '../payload/samples.ts';
import { berlin } from './reader.ts';

const read = (...blocks: object[]) => readMessage({ text: 'never shown', blocks }, berlin).split('\n');

describe('messages as they read', () => {
  it('blocks win over text, text stands where there are none', () => {
    expect(readMessage({ text: 'Hello', blocks: [section('Ready?')] }, berlin)).toBe('Ready?');
    expect(readMessage({ text: 'Hello <@U01>', blocks: [] }, berlin)).toBe('Hello @maya');
    expect(readMessage({ text: 'Hello' }, berlin)).toBe('Hello');
    expect(readMessage({}, berlin)).toBe('');
  });

  it('a header is underlined, a divider is a rule', () => {
    expect(read({ type: 'header', text: plain('Atlas') }, { type: 'divider' })).toEqual([
      'Atlas',
      '─────',
      '─'.repeat(40),
    ]);
  });

  it('buttons stand in one line, the primary one in double brackets', () => {
    const go = button({ text: plain('Green light'), style: 'primary' });
    const red = button({ text: plain('Not yet'), style: 'danger' });
    expect(read(actions(go, red))).toEqual(['[[Green light]] [Not yet]']);
  });

  it('menus show what is chosen, or what they ask for', () => {
    expect(
      read(
        actions(
          select({ placeholder: plain('Path') }),
          select({ action_id: 'b', initial_option: option('a') }),
          { type: 'overflow', action_id: 'c', options: [option('a'), option('b')] },
          { type: 'users_select', action_id: 'd', initial_user: 'U01' },
          { type: 'multi_conversations_select', action_id: 'e', initial_conversations: ['C01', 'U02'] },
          { type: 'datepicker', action_id: 'f' },
          { type: 'datetimepicker', action_id: 'g', initial_date_time: 1_733_918_400 },
        ),
      ),
    ).toEqual([
      '[Path ▾] [Option a ▾] [… Option a | Option b] [@maya ▾] [#releases, @Ömer ▾] [Choose ▾] [2024-12-11 13:00 ▾]',
    ]);
  });

  it('short fields stand in two columns, long ones below each other', () => {
    const fields = (...texts: string[]) => ({ type: 'section', fields: texts.map(mrkdwn) });
    expect(read(fields('*Docs* green', '*Sales* waiting', '*QA* red'))).toEqual([
      `*Docs* green${' '.repeat(24)}*Sales* waiting`,
      '*QA* red',
    ]);
    const long = 'Waiting for the price sheet since Monday';
    expect(read(fields(long, 'x'))).toEqual([long, 'x']);
  });

  it('an accessory stands below its text, a context line has a mark', () => {
    expect(
      read(
        { ...section('Atlas'), accessory: button({ text: plain('Open'), url: 'https://a.example' }) },
        { type: 'context', elements: [mrkdwn('one\ntwo'), { type: 'image', alt_text: 'Maya' }] },
      ),
    ).toEqual(['Atlas', '[Open] (https://a.example)', '· one', '· two  (image: Maya)']);
  });

  it('plain text is shown literally, so that escaping done twice is seen', () => {
    expect(read({ type: 'header', text: plain('R&amp;D <!channel> *x*') })[0]).toBe('R&amp;D <!channel> *x*');
  });

  it('rich text keeps its words literally and its marks visible', () => {
    const text = (words: string, style?: object) => ({ type: 'text', text: words, ...(style && { style }) });
    expect(
      read(
        richText(
          richSection(
            text('<!here> &lt; '),
            text('bold', { bold: true, code: true }),
            { type: 'user', user_id: 'U01' },
            { type: 'channel', channel_id: 'C01' },
            { type: 'broadcast', range: 'channel' },
            { type: 'emoji', name: 'rocket', unicode: '1f680' },
            { type: 'emoji', name: 'party' },
            { type: 'link', url: 'https://a.example', text: 'notes' },
            { type: 'date', timestamp: 1_733_918_400, format: '{time}', fallback: 'noon' },
          ),
          {
            type: 'rich_text_list',
            style: 'ordered',
            elements: [richSection(text('a')), richSection(text('b'))],
          },
          { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [richSection(text('c'))] },
          { type: 'rich_text_quote', elements: [text('said\nthus')] },
          { type: 'rich_text_preformatted', elements: [text('code')] },
        ),
      ),
    ).toEqual([
      '<!here> &lt; *`bold`*@maya#releases@channel🚀:party:notes (https://a.example)13:00',
      '1. a',
      '2. b',
      '  • c',
      '> said',
      '> thus',
      '    code',
    ]);
  });

  it('tables and images have words', () => {
    const cell = (text: string) => ({ type: 'raw_text', text });
    expect(
      read(
        {
          type: 'table',
          rows: [
            [cell('Docs'), cell('green')],
            [cell('Sales'), richText(richSection({ type: 'text', text: 'red' }))],
          ],
        },
        { type: 'image', title: plain('Flow'), alt_text: 'A chart', image_url: 'https://a.example' },
      ),
    ).toEqual(['Docs | green', 'Sales | red', 'Flow', '(image: A chart)']);
  });

  it('an unknown block is named, not passed over', () => {
    expect(read({ type: 'banner' }, actions({ type: 'slider' }))).toEqual(['(banner)', '(slider)']);
  });

  it('what is no block at all is shown without an exception', () => {
    expect(() =>
      readMessage({ blocks: [null, 3, 'x', {}, { type: 'section', text: 'x' }] }, berlin),
    ).not.toThrow();
  });
});
