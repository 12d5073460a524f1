import { describe, expect, it } from 'vitest';
import { blockProblems } from '../../../src/practice/payload/blocks.ts';
import { input, many, option, plain, section, select, textInput } from './samples.ts';

const problemsOf = (element: object, more: object = {}) =>
  blockProblems([input(element, more)], 'modal').map((problem) => problem.pointer);

const at = (field: string) => `/blocks/0/element${field}`;
const menu = (type: string, more: object = {}) => ({ type, action_id: 'pick', ...more });
const amount = (more: object) => ({ ...menu('number_input'), is_decimal_allowed: false, ...more });

describe('what is chosen at first', () => {
  const options = [option('a'), option('b')];

  it.each([
    ['static_select', { options, initial_option: option('a') }],
    ['multi_static_select', { options, initial_options: [option('b')] }],
    ['checkboxes', { options, initial_options: options }],
    ['radio_buttons', { options, initial_option: option('b') }],
    ['static_select', { option_groups: [{ label: plain('All'), options }], initial_option: option('a') }],
  ])('%s: an option that is offered is taken', (type, more) => {
    expect(problemsOf(menu(type, more))).toEqual([]);
  });

  it.each([
    ['static_select', { options, initial_option: option('z') }, '/initial_option'],
    [
      'static_select',
      { options, initial_option: { ...option('a'), text: plain('Other') } },
      '/initial_option',
    ],
    ['multi_static_select', { options, initial_options: [option('a'), option('z')] }, '/initial_options/1'],
    ['checkboxes', { options, initial_options: [option('z')] }, '/initial_options/0'],
    ['radio_buttons', { options, initial_option: option('z') }, '/initial_option'],
  ])('%s: an option that is not offered exactly so is refused', (type, more, field) => {
    expect(problemsOf(menu(type, more))).toEqual([at(field)]);
  });

  it('a multi-select does not start with more than may be selected', () => {
    const users = { initial_users: ['U01', 'U02'] };
    expect(problemsOf(menu('multi_users_select', { ...users, max_selected_items: 2 }))).toEqual([]);
    expect(problemsOf(menu('multi_users_select', { ...users, max_selected_items: 1 }))).toEqual([
      at('/initial_users'),
    ]);
  });

  it('a select has options or groups, not both and not none', () => {
    const groups = [{ label: plain('All'), options }];
    expect(problemsOf(menu('static_select', { options, option_groups: groups }))).toEqual([at('')]);
    expect(problemsOf(menu('static_select'))).toEqual([at('')]);
  });
});

describe('elements of forms', () => {
  it.each([
    ['a date', menu('datepicker', { initial_date: '2024-02-29' })],
    ['a time', menu('timepicker', { initial_time: '23:59', timezone: 'Asia/Kolkata' })],
    ['a moment of ten digits', menu('datetimepicker', { initial_date_time: 1_733_918_400 })],
    ['equal lengths', textInput({ min_length: 5, max_length: 5 })],
    ['a text of the greatest length', textInput({ max_length: 3, initial_value: 'abc' })],
    ['numbers as strings', amount({ min_value: '1', max_value: '10', initial_value: '10' })],
    ['a filter', menu('conversations_select', { filter: { include: ['public'] } })],
    ['several channels', menu('multi_channels_select', { initial_channels: ['C01'] })],
    ['a search', menu('external_select', { min_query_length: 2 })],
  ])('%s is taken', (_, element) => {
    expect(problemsOf(element)).toEqual([]);
  });

  it.each([
    ['30 February', menu('datepicker', { initial_date: '2024-02-30' }), '/initial_date'],
    ['a date in another order', menu('datepicker', { initial_date: '29.02.2024' }), '/initial_date'],
    ['24:00', menu('timepicker', { initial_time: '24:00' }), '/initial_time'],
    ['a zone that does not exist', menu('timepicker', { timezone: 'Mars/Base' }), '/timezone'],
    ['milliseconds', menu('datetimepicker', { initial_date_time: 1_733_918_400_000 }), '/initial_date_time'],
    ['lengths the wrong way round', textInput({ min_length: 6, max_length: 5 }), '/min_length'],
    ['max_length 0', textInput({ max_length: 0 }), '/max_length'],
    ['max_length 3001', textInput({ max_length: 3001 }), '/max_length'],
    ['a text longer than max_length', textInput({ max_length: 3, initial_value: 'abcd' }), '/initial_value'],
    ['a text longer than 3000', textInput({ initial_value: 'x'.repeat(3001) }), '/initial_value'],
    ['a number that is no string', amount({ initial_value: 3 }), '/initial_value'],
    ['a fraction where none is allowed', amount({ initial_value: '1.5' }), '/initial_value'],
    ['bounds the wrong way round', amount({ min_value: '3', max_value: '2' }), '/min_value'],
    ['a number out of bounds', amount({ max_value: '2', initial_value: '3' }), '/initial_value'],
    ['is_decimal_allowed missing', menu('number_input'), ''],
    ['a rich text input without action_id', { type: 'rich_text_input' }, ''],
    ['an empty filter', menu('conversations_select', { filter: {} }), '/filter'],
    ['a name in place of a user id', menu('users_select', { initial_user: 'maya' }), '/initial_user'],
    ['more than ten files', menu('file_input', { max_files: 11 }), '/max_files'],
  ])('%s is refused', (_, element, field) => {
    expect(problemsOf(element)).toEqual([at(field)]);
  });

  it('a file input is not dispatched', () => {
    expect(problemsOf(menu('file_input'), { dispatch_action: true })).toEqual(['/blocks/0/dispatch_action']);
  });

  it('response_url_enabled belongs to inputs of modals', () => {
    const asking = menu('conversations_select', { response_url_enabled: true });
    expect(problemsOf(asking)).toEqual([]);
    const beside = [{ ...section(), accessory: asking }];
    expect(blockProblems(beside, 'modal').map(({ pointer }) => pointer)).toEqual([
      '/blocks/0/accessory/response_url_enabled',
    ]);
  });

  it('at most 100 items may be selectable', () => {
    expect(problemsOf(menu('multi_users_select', { max_selected_items: 100 }))).toEqual([]);
    expect(problemsOf(menu('multi_users_select', { max_selected_items: 101 }))).toEqual([
      at('/max_selected_items'),
    ]);
    const options = many(2, (index) => option(String(index)));
    expect(problemsOf(select({ options, max_selected_items: 1 }))).toEqual([at('/max_selected_items')]);
  });
});
