import { describe, expect, it } from 'vitest';
import { buttonsOf } from '../../../src/practice/read/buttons.ts';
import {
  actions,
  button,
  confirm,
  input,
  option,
  plain,
  section,
  select,
  textInput,
} from '../payload/samples.ts';

const found = (...blocks: object[]) =>
  buttonsOf(blocks).map(({ blockId, actionId, label, value }) => [blockId, actionId, label, value]);

describe('what can be clicked', () => {
  it('a button has its place, label, value, style and confirm', () => {
    const element = button({ action_id: 'go', value: 'v1:7', style: 'primary', confirm: confirm() });
    expect(buttonsOf([section(), { ...actions(element), block_id: 'row' }])).toEqual([
      {
        blockId: 'row',
        actionId: 'go',
        label: 'Go',
        value: 'v1:7',
        style: 'primary',
        confirm: confirm(),
        element,
      },
    ]);
  });

  it('an overflow menu counts once for each option', () => {
    const overflow = { type: 'overflow', action_id: 'more', options: [option('a'), option('b')] };
    expect(found({ ...section(), block_id: 's', accessory: overflow })).toEqual([
      ['s', 'more', 'Option a', 'a'],
      ['s', 'more', 'Option b', 'b'],
    ]);
  });

  it('a select is found under its placeholder, both sides of feedback buttons under their words', () => {
    const side = (words: string) => ({ text: plain(words), value: words });
    const feedback = {
      type: 'feedback_buttons',
      action_id: 'rate',
      positive_button: side('Good'),
      negative_button: side('Bad'),
    };
    expect(
      found(actions(select({ placeholder: plain('Path') })), {
        type: 'context_actions',
        elements: [feedback],
      }),
    ).toEqual([
      ['', 'pick', 'Path', undefined],
      ['', 'rate', 'Good', 'Good'],
      ['', 'rate', 'Bad', 'Bad'],
    ]);
  });

  it('an input is found under its label, and only where its block sends actions', () => {
    expect(found(input(textInput()))).toEqual([]);
    expect(found(input(textInput(), { dispatch_action: true }))).toEqual([['', 'typed', 'Name', undefined]]);
  });

  it('pictures, texts and what is no block are not clickable', () => {
    const picture = { ...section(), accessory: { type: 'image', alt_text: 'x' } };
    expect(found(picture, section(), { type: 'divider' })).toEqual([]);
    expect(buttonsOf([null, 'x', 3])).toEqual([]);
  });
});
