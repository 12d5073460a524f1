import { describe, expect, it } from 'vitest';
import { readView } from '../../../src/practice/read/view.ts';
import { input, modal, mrkdwn, option, plain, section, select, textInput } from '../payload/samples.ts';
import { berlin } from './reader.ts';

const form = modal(
  [
    section('Tell *why*'),
    input(textInput({ initial_value: 'one\ntwo' }), {
      block_id: 'reason',
      hint: plain('Others read this'),
    }),
    input(textInput({ placeholder: plain('A name') }), { block_id: 'name', optional: true }),
    input(select({ initial_option: option('a') }), { block_id: 'path' }),
    input(
      {
        type: 'checkboxes',
        action_id: 'tick',
        options: [option('a'), option('b', { description: mrkdwn('two') })],
        initial_options: [option('a')],
      },
      { block_id: 'ticks' },
    ),
    input(
      { type: 'radio_buttons', action_id: 'tick', options: [option('a'), option('b')] },
      { block_id: 'radio' },
    ),
  ],
  { close: plain('Back') },
);

describe('views as they read', () => {
  it('a modal shows title, inputs with what they start with, and its buttons', () => {
    expect(readView(form, berlin).split('\n')).toEqual([
      'Plan',
      '════',
      'Tell *why*',
      'Name',
      '  > one',
      '  > two',
      '  · Others read this',
      'Name (optional)',
      '  > (A name)',
      'Name',
      '  [Option a ▾]',
      'Name',
      '  [x] Option a',
      '  [ ] Option b – two',
      'Name',
      '  ( ) Option a',
      '  ( ) Option b',
      '[Back] [[Save]]',
    ]);
  });

  it('what a person has put in wins over what was there at first', () => {
    const values = {
      reason: { typed: { value: null } },
      name: { typed: { value: 'Atlas' } },
      path: { pick: { selected_option: option('b') } },
      ticks: { tick: { selected_options: [option('b')] } },
      radio: { tick: { selected_option: option('a') } },
    };
    const shown = readView({ ...form, state: { values } }, berlin).split('\n');
    expect(shown.slice(4, 5)).toEqual(['  >']);
    expect(shown).toContain('  > Atlas');
    expect(shown).toContain('  [Option b ▾]');
    expect(shown).toContain('  [x] Option b – two');
    expect(shown).toContain('  [ ] Option a');
    expect(shown).toContain('  (o) Option a');
  });

  it('a Home shows its blocks', () => {
    expect(readView({ type: 'home', blocks: [section('Nothing needs you')] }, berlin)).toBe(
      'Nothing needs you',
    );
  });

  it('what is no view is empty', () => {
    expect(readView(null, berlin)).toBe('');
  });
});
