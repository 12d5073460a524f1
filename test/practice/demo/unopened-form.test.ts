import { expect, test } from 'vitest';
import { unopenedForm } from '../../../src/practice/demo/acts/unopened-form.ts';

type Call = Parameters<typeof unopenedForm>[0][number];
const call = (method: string, more: Partial<Call> = {}): Call => ({
  method,
  status: 200,
  fault: null,
  stored: true,
  ...more,
});
const SPOILT = { status: 500, fault: 'status', stored: false } as const;

const TABLE: readonly [string, Call[], string | null][] = [
  ['a form that opened', [call('views.open')], null],
  ['a message that a fault kept away', [call('chat.postMessage', SPOILT)], null],
  [
    'a form that a fault kept away',
    [call('views.open', SPOILT)],
    'The bot wanted to open a form: Slack answered 500.',
  ],
  [
    'a form while Slack cannot be reached',
    [call('views.push', { status: null, fault: 'offline', stored: false })],
    'The bot wanted to open a form: Slack could not be reached.',
  ],
  ['a form whose answer was lost', [call('views.open', { status: null, fault: 'reset after' })], null],
  ['a form that opened at the second try', [call('views.open', SPOILT), call('views.open')], null],
];

test.each(TABLE)('of %s a person is told what there is to tell', (_, calls, words) => {
  expect(unopenedForm(calls)).toBe(words);
});
