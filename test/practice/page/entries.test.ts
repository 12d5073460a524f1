import { describe, expect, it } from 'vitest';
import {
  formValuesOf,
  keptValues,
  richTextOf,
  valueIn,
  wantedOf,
  withEntry,
} from '../../../src/practice/page/form/entries.ts';

const option = (value: string) => ({ text: { type: 'plain_text', text: value.toUpperCase() }, value });

describe('what a field says to the server', () => {
  it.each([
    ['a text', { type: 'plain_text_input', value: ' a ' }, ' a '],
    ['no text', { type: 'plain_text_input', value: null }, null],
    ['an empty text', { type: 'plain_text_input', value: '' }, null],
    ['rich text as plain words', { type: 'rich_text_input', rich_text_value: richTextOf('a\nb') }, 'a\nb'],
    ['no rich text', { type: 'rich_text_input', rich_text_value: richTextOf('') }, null],
    ['a date', { type: 'datepicker', selected_date: '2026-11-24' }, '2026-11-24'],
    [
      'a moment as epoch seconds',
      { type: 'datetimepicker', selected_date_time: 1_795_512_600 },
      1_795_512_600,
    ],
    ['an option as its value', { type: 'static_select', selected_option: option('a') }, 'a'],
    ['no option', { type: 'static_select', selected_option: null }, null],
    [
      'options as their values',
      { type: 'checkboxes', selected_options: [option('a'), option('b')] },
      ['a', 'b'],
    ],
    ['no options', { type: 'checkboxes', selected_options: [] }, []],
    ['a person as an id', { type: 'users_select', selected_user: 'U01' }, 'U01'],
    ['channels as ids', { type: 'multi_channels_select', selected_channels: ['C01', 'C02'] }, ['C01', 'C02']],
    ['nothing at all', undefined, null],
  ])('%s', (_, entry, wanted) => {
    expect(wantedOf(entry)).toEqual(wanted);
  });

  it('a form says it for each field', () => {
    const values = {
      name: { value: { type: 'plain_text_input', value: 'a' } },
      pair: {
        one: { type: 'users_select', selected_user: null },
        two: { type: 'static_select', selected_option: option('b') },
      },
    };
    expect(formValuesOf(values)).toEqual({ name: { value: 'a' }, pair: { one: null, two: 'b' } });
  });

  it('the value is found beside the type, whatever its key', () => {
    expect(valueIn({ type: 'a', selected_time: '09:00' })).toBe('09:00');
    expect(valueIn(undefined)).toBeUndefined();
  });
});

describe('a form that was redrawn', () => {
  const typed = {
    name: { value: { type: 'plain_text_input', value: 'a' } },
    gone: { value: { type: 'plain_text_input', value: 'b' } },
    who: { pick: { type: 'users_select', selected_user: 'U01' } },
    acts: { stage: { type: 'static_select', selected_option: option('c') } },
  };

  it('keeps what was typed where block, action and type are the same, wherever the element stands', () => {
    const blocks = [
      { type: 'input', block_id: 'name', element: { type: 'plain_text_input', action_id: 'value' } },
      { type: 'section', block_id: 'who', accessory: { type: 'users_select', action_id: 'pick' } },
      { type: 'actions', block_id: 'acts', elements: [{ type: 'static_select', action_id: 'stage' }] },
    ];
    const { gone: _, ...rest } = typed;
    expect(keptValues(typed, blocks)).toEqual(rest);
  });

  it.each([
    ['another block', 'other', 'value', 'plain_text_input'],
    ['another action', 'name', 'other', 'plain_text_input'],
    ['another type', 'name', 'value', 'number_input'],
  ])('forgets what was typed into %s', (_, block_id, action_id, type) => {
    expect(keptValues(typed, [{ type: 'input', block_id, element: { type, action_id } }])).toEqual({});
  });
});

it('an entry is put in beside others and taken out again', () => {
  const one = withEntry({}, 'b', 'x', { type: 't', value: '1' });
  const two = withEntry(one, 'b', 'y', { type: 't', value: '2' });
  expect(two).toEqual({ b: { x: { type: 't', value: '1' }, y: { type: 't', value: '2' } } });
  expect(withEntry(two, 'b', 'x', undefined)).toEqual({ b: { y: { type: 't', value: '2' } } });
});
