import { describe, expect, it } from 'vitest';
import { submissionProblems } from '../../../src/practice/payload/view.ts';
import { input, modal, option, section, textInput } from './samples.ts';

const REQUIRED = 'Please complete this required field.';

const submit = (element: object, state: Record<string, unknown>, more: object = {}) =>
  submissionProblems(modal([section(), input({ ...element, action_id: 'a' }, { block_id: 'b', ...more })]), {
    b: { a: state },
  });
const offers = { options: [option('x'), option('y')] };

describe('what a client submits', () => {
  it.each([
    ['plain_text_input', { value: null }],
    ['plain_text_input', { value: '' }],
    ['number_input', { value: null }],
    ['datepicker', { selected_date: null }],
    ['timepicker', {}],
    ['static_select', { selected_option: null }],
    ['checkboxes', { selected_options: [] }],
    ['radio_buttons', { selected_option: null }],
    ['users_select', { selected_user: null }],
    ['multi_users_select', { selected_users: [] }],
    ['conversations_select', { selected_conversation: null }],
    ['channels_select', { selected_channel: null }],
  ])('an empty %s is refused where it is required, taken where it is optional', (type, state) => {
    expect(submit({ type }, state)).toEqual({ b: REQUIRED });
    expect(submit({ type }, state, { optional: true })).toEqual({});
  });

  it('an input that nobody touched is empty', () => {
    const view = modal([input(textInput(), { block_id: 'b' })]);
    expect(submissionProblems(view, {})).toEqual({ b: REQUIRED });
  });

  it('blanks count as an answer, so the bot must look at them itself', () => {
    expect(submit(textInput(), { value: '   ' })).toEqual({});
  });

  it.each([
    ['the least length', textInput({ min_length: 3 }), { value: 'abc' }, { value: 'ab' }],
    ['the greatest length', textInput({ max_length: 3 }), { value: 'abc' }, { value: 'abcd' }],
    ['3000 characters', textInput(), { value: 'x'.repeat(3000) }, { value: 'x'.repeat(3001) }],
    ['the smallest number', { type: 'number_input', min_value: '2' }, { value: '2' }, { value: '1' }],
    ['the largest number', { type: 'number_input', max_value: '2' }, { value: '2' }, { value: '3' }],
    ['whole numbers', { type: 'number_input', is_decimal_allowed: false }, { value: '2' }, { value: '2.5' }],
    ['numbers', { type: 'number_input' }, { value: '-2.5' }, { value: 'two' }],
    ['email addresses', { type: 'email_text_input' }, { value: 'a@b.example' }, { value: 'a at b' }],
    ['URLs', { type: 'url_text_input' }, { value: 'https://a.example' }, { value: 'a.example' }],
    ['dates', { type: 'datepicker' }, { selected_date: '2024-02-29' }, { selected_date: '2023-02-29' }],
    ['times', { type: 'timepicker' }, { selected_time: '09:30' }, { selected_time: '9:30' }],
    [
      'offered options',
      { type: 'static_select', ...offers },
      { selected_option: option('x') },
      { selected_option: option('z') },
    ],
    [
      'offered checkboxes',
      { type: 'checkboxes', ...offers },
      { selected_options: [option('x'), option('y')] },
      { selected_options: [option('x'), option('z')] },
    ],
    [
      'the greatest number of people',
      { type: 'multi_users_select', max_selected_items: 1 },
      { selected_users: ['U01'] },
      { selected_users: ['U01', 'U02'] },
    ],
  ])('%s are kept, also in an optional input', (_, element, good, bad) => {
    expect(submit(element, good)).toEqual({});
    expect(Object.keys(submit(element, bad))).toEqual(['b']);
    expect(Object.keys(submit(element, bad, { optional: true }))).toEqual(['b']);
  });

  it('options in groups are offered too', () => {
    const groups = { option_groups: [{ label: {}, options: offers.options }] };
    expect(submit({ type: 'static_select', ...groups }, { selected_option: option('y') })).toEqual({});
  });

  it('an answer to a block that the view has not is refused', () => {
    expect(Object.keys(submissionProblems(modal([section()]), { ghost: {} }))).toEqual(['ghost']);
  });
});
