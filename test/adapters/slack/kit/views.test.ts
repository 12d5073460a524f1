import type { InputBlock } from '@slack/types';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { section } from '../../../../src/adapters/slack/kit/blocks.ts';
import {
  channelField,
  channelsField,
  checkboxesField,
  dateField,
  longTextField,
  multiSelectField,
  peopleField,
  personField,
  radioField,
  selectField,
  textField,
  timeField,
} from '../../../../src/adapters/slack/kit/inputs.ts';
import { richText } from '../../../../src/adapters/slack/kit/rich-text.ts';
import { home, modal } from '../../../../src/adapters/slack/kit/views.ts';
import { viewProblems } from '../../../../src/practice/payload/view.ts';
import { anyUserText, HOSTILE } from './hostile.ts';

const choices = (count: number, text = 'Choice') =>
  Array.from({ length: count }, (_, index) => ({ text, value: `v${index}`, description: text }));

/** Every field of the kit, with one user text in each place that takes text, also as an id that it is not. */
const everyField = (text: string): InputBlock[] => {
  const words = { label: text, hint: text, placeholder: text };
  const listed = { ...words, choices: choices(3, text) };
  return [
    textField({ id: 'text', ...words, initial: text, maxLength: 80 }),
    longTextField({ id: 'long', ...words, initial: text }),
    dateField({ id: 'date', ...words, initial: text }),
    timeField({ id: 'time', ...words, initial: text }),
    selectField({ id: 'select', ...listed, initial: text }),
    multiSelectField({ id: 'multi', ...listed, initial: ['v1', text] }),
    checkboxesField({ id: 'boxes', ...listed, initial: ['v0', text] }),
    radioField({ id: 'radio', ...listed, initial: 'v2' }),
    personField({ id: 'person', ...words, initial: text }),
    peopleField({ id: 'people', ...words, initial: ['U1', text] }),
    channelField({ id: 'channel', ...words, initial: text, optional: true }),
    channelsField({ id: 'channels', ...words, initial: ['C1', text], sharedToo: true }),
  ];
};

const isAccepted = (text: string): void => {
  const view = modal({
    callbackId: 'view.test',
    title: text,
    submit: text,
    close: text,
    blocks: [...everyField(text), section(text), richText(text)],
    privateMetadata: 'd1:3',
    notifyOnClose: true,
  });
  expect(viewProblems(view, 'modal')).toEqual([]);
};

describe('every field of the kit in a modal', () => {
  test.each(Object.entries(HOSTILE))('is accepted with %s', (_, text) => {
    isAccepted(text);
  });

  test('is accepted with any text', () => {
    fc.assert(fc.property(anyUserText, isAccepted), { numRuns: 60 });
  });

  test('is found out by the same check when it is wrong', () => {
    const view = modal({ callbackId: 'view.test', title: 'Plan', blocks: everyField('x') });
    expect(
      viewProblems({ ...view, title: { type: 'plain_text', text: 'x'.repeat(25) } }, 'modal'),
    ).not.toEqual([]);
  });

  test('shows what was there before', () => {
    const elements = [
      dateField({ id: 'd', label: 'Day', initial: '2024-12-12' }),
      timeField({ id: 't', label: 'Time', initial: '14:00' }),
      personField({ id: 'p', label: 'Who', initial: 'U0MAYA' }),
      channelField({ id: 'c', label: 'Where', initial: 'C0REL' }),
      selectField({ id: 's', label: 'How', choices: choices(2), initial: 'v1' }),
    ].map(({ element }) => element);
    expect(elements).toMatchObject([
      { initial_date: '2024-12-12' },
      { initial_time: '14:00' },
      { initial_user: 'U0MAYA' },
      { initial_conversation: 'C0REL' },
      { initial_option: { value: 'v1' } },
    ]);
  });
});

describe('choices', () => {
  test('more than ten boxes or radio buttons become a menu', () => {
    const boxes = checkboxesField({ id: 'b', label: 'Departments', choices: choices(11), initial: ['v10'] });
    const radio = radioField({ id: 'r', label: 'Way', choices: choices(11), initial: 'v10' });
    expect([boxes.element.type, radio.element.type]).toEqual(['multi_static_select', 'static_select']);
    expect(viewProblems(modal({ callbackId: 'c', title: 'T', blocks: [boxes, radio] }), 'modal')).toEqual([]);
  });

  test('of more than a hundred those chosen are always offered', () => {
    const field = multiSelectField({ id: 'm', label: 'All', choices: choices(150), initial: ['v149', 'v0'] });
    expect(field.element).toMatchObject({ initial_options: [{ value: 'v0' }, { value: 'v149' }] });
    expect(viewProblems(modal({ callbackId: 'c', title: 'T', blocks: [field] }), 'modal')).toEqual([]);
  });

  test('none at all is a mistake of ours', () => {
    expect(() => selectField({ id: 's', label: 'None', choices: [] })).toThrow(RangeError);
  });
});

describe('a view that is too large', () => {
  const texts = (count: number, length: number) =>
    Array.from({ length: count }, () => section('é'.repeat(length)));

  test.each([
    ['in number', texts(140, 10)],
    ['in bytes', texts(99, 3000)],
  ])('%s keeps its beginning and says that there is more', (_, blocks) => {
    const views = [home(blocks), modal({ callbackId: 'c', title: 'T', blocks })] as const;
    expect(viewProblems(views[0], 'home')).toEqual([]);
    expect(viewProblems(views[1], 'modal')).toEqual([]);
    for (const view of views) expect(JSON.stringify(view.blocks.at(-1))).toContain('… and more');
    for (const view of views) expect(view.blocks.length).toBeGreaterThan(30);
  });

  test('is not cut as long as it fits', () => {
    expect(home(texts(100, 10)).blocks).toHaveLength(100);
  });
});

describe('a modal', () => {
  test('with a field has a submit button even if nobody named it', () => {
    const form = modal({ callbackId: 'c', title: 'T', blocks: [textField({ id: 't', label: 'Name' })] });
    expect(form.submit?.text).toBe('Save');
    expect(modal({ callbackId: 'c', title: 'T', blocks: [section('Done')] }).submit).toBeUndefined();
  });

  test('refuses private metadata that is too long instead of cutting it', () => {
    const parts = { callbackId: 'c', title: 'T', blocks: [], privateMetadata: 'x'.repeat(3001) };
    expect(() => modal(parts)).toThrow(RangeError);
  });
});
