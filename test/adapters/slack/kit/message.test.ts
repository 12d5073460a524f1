import type { KnownBlock } from '@slack/types';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions, divider, section } from '../../../../src/adapters/slack/kit/blocks.ts';
import { button } from '../../../../src/adapters/slack/kit/elements.ts';
import { fitMessage, message } from '../../../../src/adapters/slack/kit/message.ts';
import { mrkdwn, renderedMrkdwn } from '../../../../src/adapters/slack/kit/mrkdwn.ts';
import { richText } from '../../../../src/adapters/slack/kit/rich-text.ts';
import { escapeMrkdwn } from '../../../../src/adapters/slack/kit/text.ts';
import { messageRefusal } from '../../../../src/practice/payload/message.ts';
import { anyUserText, HOSTILE } from './hostile.ts';

const row = (id: string): KnownBlock => actions(id, [button({ actionId: `${id}.go`, text: 'Launch' })]);

const isTaken = (sent: { text: string; blocks?: KnownBlock[] }): void => {
  expect(messageRefusal({ ...sent }, 'chat.postMessage')).toBeNull();
  expect(messageRefusal({ ...sent }, 'chat.update')).toBeNull();
};

describe('a message', () => {
  test('that fits is not touched', () => {
    const blocks = [section('One'), divider(), row('b')];
    expect(message(mrkdwn`Atlas is green`, blocks)).toEqual({ text: 'Atlas is green', blocks });
    expect(message(mrkdwn`Atlas is green`)).toEqual({ text: 'Atlas is green' });
  });

  test('of too many blocks is cut from the end, says so, and keeps its buttons', () => {
    const blocks = [...Array.from({ length: 80 }, (_, index) => section(`line ${index}`)), row('b')];
    const fitted = message(mrkdwn`List`, blocks, '… more in /go show');
    expect(fitted.blocks).toHaveLength(50);
    expect(fitted.blocks?.[47]).toEqual(section('line 47'));
    expect(JSON.stringify(fitted.blocks?.[48])).toContain('… more in /go show');
    expect(fitted.blocks?.[49]).toEqual(row('b'));
    isTaken(fitted);
  });

  test('of too much text is cut by whole blocks', () => {
    const blocks = Array.from({ length: 8 }, () => section('x'.repeat(2500)));
    const fitted = message(mrkdwn`Notes`, blocks);
    expect(fitted.blocks).toHaveLength(5);
    expect(JSON.stringify(fitted.blocks?.at(-1))).toContain('… more in /release show');
    isTaken(fitted);
  });

  test('of nothing but rows of buttons is cut too', () => {
    const fitted = message(
      mrkdwn`Buttons`,
      Array.from({ length: 60 }, (_, index) => row(`b${index}`)),
    );
    expect(fitted.blocks).toHaveLength(50);
    expect(fitted.blocks?.[0]).toEqual(row('b0'));
    isTaken(fitted);
  });

  test('has a text that can still be edited, mentions in it whole', () => {
    const fitted = fitMessage({ text: `${'x'.repeat(3895)} <@U0MAYA> is asked` });
    expect(fitted.text).toBe(`${'x'.repeat(3895)} …`);
    isTaken(fitted);
  });

  test('is taken by Slack with every hostile text', () => {
    const isFitted = (text: string): void => {
      const blocks = Array.from({ length: 6 }, () => [richText(text), section(text)]).flat();
      isTaken(message(renderedMrkdwn(`Note: ${escapeMrkdwn(text)}`), blocks));
    };
    for (const text of Object.values(HOSTILE)) isFitted(text);
    fc.assert(fc.property(anyUserText, isFitted), { numRuns: 60 });
  });
});
