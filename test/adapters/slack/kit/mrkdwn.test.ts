import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slackDate, slackDay, slackTime } from '../../../../src/adapters/slack/kit/dates.ts';
import {
  channelMention,
  fitMrkdwn,
  joinMrkdwn,
  link,
  mrkdwn,
  renderedMrkdwn,
  userMention,
} from '../../../../src/adapters/slack/kit/mrkdwn.ts';
import { anyUserText, HOSTILE, hasBrokenEntity, hasMarkup } from './hostile.ts';

describe('mrkdwn', () => {
  test('formats what we write and escapes what people wrote', () => {
    expect(mrkdwn`*${'Atlas_2.0 <!here>'}* waits for ${3} lights`).toEqual({
      type: 'mrkdwn',
      text: '*Atlas 2.0 &lt;!here&gt;* waits for 3 lights',
      verbatim: true,
    });
  });

  test('takes pieces that format already as they are', () => {
    const text = mrkdwn`${userMention('U0MAYA')}, see ${channelMention('C0REL')}: ${mrkdwn`*bold*`}`;
    expect(text.text).toBe('<@U0MAYA>, see <#C0REL>: *bold*');
  });

  test('lets no text of a person ping, link or break the line', () => {
    const isHarmless = (text: string): void => {
      const written = mrkdwn`*${text}* is green`.text;
      expect(hasMarkup(written) || hasBrokenEntity(written)).toBe(false);
      expect(written).toMatch(/^\*[^*\n]+\* is green$/);
    };
    for (const text of Object.values(HOSTILE)) isHarmless(text);
    fc.assert(fc.property(anyUserText, isHarmless));
  });

  test('joins pieces and leaves out what is not there', () => {
    expect(joinMrkdwn([mrkdwn`*A*`, null, 'b_c', 4]).text).toBe('*A*\nb c\n4');
    expect(joinMrkdwn([], ', ').text).toBe('');
  });
});

describe('mentions and links', () => {
  test('are only made of real ids', () => {
    expect(userMention('U1><!channel').text).toBe('U1&gt;&lt;!channel');
    expect(channelMention('general').text).toBe('general');
  });

  test('link only to https, with a label that cannot end the link', () => {
    expect(link('https://example.com/a?b=1&c=2', 'Notes|2').text).toBe(
      '<https://example.com/a?b=1&amp;c=2|Notes/2>',
    );
    expect(link('https://example.com/<!channel>|x', 'Notes').text).toBe(
      '<https://example.com/%3C!channel%3E%7Cx|Notes>',
    );
  });

  test.each(['http://example.com', 'javascript:alert(1)', 'https://good.example@evil.example', 'nothing'])(
    'show %s as text only',
    (url) => {
      expect(link(url, 'Notes').text).toBe('Notes');
    },
  );
});

describe('fitMrkdwn', () => {
  test('cuts to the limit and is never empty, because Slack refuses an empty text', () => {
    expect(fitMrkdwn(mrkdwn``).text).toBe('–');
    expect(fitMrkdwn(renderedMrkdwn('x'.repeat(4000))).text).toHaveLength(3000);
  });
});

describe('dates', () => {
  const instant = '2024-12-12T13:00:00.000Z';

  test('show day and time in the zone of the reader, with a fallback that names its zone', () => {
    expect(slackDate(instant, 'Europe/Berlin').text).toBe(
      '<!date^1734008400^{date_short_pretty} at {time}|Thu 12 Dec 2024, 14:00 Berlin time>',
    );
    expect(slackDay(instant, 'America/New_York').text).toBe(
      '<!date^1734008400^{date_short_pretty}|Thu 12 Dec, New York time>',
    );
    expect(slackTime(instant, 'UTC').text).toBe('<!date^1734008400^{time}|13:00 UTC>');
  });

  test('cut milliseconds, because Slack counts whole seconds', () => {
    expect(slackTime('2024-12-12T13:00:00.999Z', 'UTC').text).toContain('^1734008400^');
  });
});
