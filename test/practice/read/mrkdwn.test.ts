import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMrkdwn } from '../../../src/practice/read/mrkdwn.ts';
import { berlin, NOON, readerIn } from './reader.ts';

const HOUR = 3_600_000;
const read = (text: string) => readMrkdwn(text, berlin);

describe('mrkdwn as it reads', () => {
  it.each([
    ['a person', '<@U01>, ready?', '@maya, ready?'],
    ['a person with a stale label', '<@U01|old>', '@maya'],
    ['a channel', 'see <#C01|x>', 'see #releases'],
    ['a group', '<!subteam^S01|@leads>', '@leads'],
    ['a group without a label', '<!subteam^S01>', '@S01'],
    ['everyone here', '<!here> and <!channel> and <!everyone>', '@here and @channel and @everyone'],
    ['a link', '<https://a.example/x|notes>', 'notes (https://a.example/x)'],
    ['a bare link', '<https://a.example?a=1&amp;b=2>', 'https://a.example?a=1&b=2'],
    ['a mail address', '<mailto:a@b.example|a@b.example>', 'a@b.example (mailto:a@b.example)'],
    ['entities', 'R&amp;D &lt;3 &gt;2', 'R&D <3 >2'],
    ['entities that were escaped twice', '&amp;lt;', '&lt;'],
    ['marks', '*bold* _italic_ ~gone~ `code`', '*bold* _italic_ ~gone~ `code`'],
    ['an escaped ping, which pings nobody', '&lt;!channel&gt;', '<!channel>'],
    ['what Slack does not know', '<!party> <blink> <>', '<!party> <blink> <>'],
    ['a lone bracket', '1 < 2 > 0', '1 < 2 > 0'],
    ['right-to-left text', 'שלום <@U02>', 'שלום @Ömer'],
  ])('%s', (_, text, shown) => {
    expect(read(text)).toBe(shown);
  });

  it('steers no terminal', () => {
    expect(read('a\u001b[31mred\u0007\u009b1m\u007f\tb\nc')).toBe('a[31mred1m b\nc');
  });

  it('any text is shown, never an exception', () => {
    const pieces = fc.constantFrom('<', '>', '|', '^', '!date', '@U', '#', '&lt;', '{date}', '9', '\n');
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
        expect(typeof read(parts.join(''))).toBe('string');
      }),
    );
  });

  it('text without any markup stays as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\p{N} .,*_~`-]*$/u), (text) => {
        expect(read(text)).toBe(text);
      }),
    );
  });
});

describe('dates', () => {
  // 11 December 2024, 22:30:05 UTC: already the 12th in Berlin and Kolkata, still the 11th in New York.
  const unix = Date.UTC(2024, 11, 11, 22, 30, 5) / 1000;
  const show = (format: string, zone: string, at = unix, now = NOON) =>
    readMrkdwn(`<!date^${at}^${format}|then>`, readerIn(zone, now));

  it.each([
    ['{date_num}', '2024-12-11', '2024-12-11', '2024-12-12'],
    ['{date_slash}', '11/12/2024', '11/12/2024', '12/12/2024'],
    ['{date}', 'December 11', 'December 11', 'December 12'],
    ['{date_short}', 'Dec 11, 2024', 'Dec 11, 2024', 'Dec 12, 2024'],
    [
      '{date_long}',
      'Wednesday, December 11th, 2024',
      'Wednesday, December 11th, 2024',
      'Thursday, December 12th, 2024',
    ],
    ['{date_long_full}', 'December 11, 2024', 'December 11, 2024', 'December 12, 2024'],
    ['{date_pretty}', 'today', 'today', 'tomorrow'],
    ['{date_short_pretty}', 'today', 'today', 'tomorrow'],
    ['{date_long_pretty}', 'today', 'today', 'tomorrow'],
    ['{time}', '23:30', '17:30', '04:00'],
    ['{time_secs}', '23:30:05', '17:30:05', '04:00:05'],
    ['{date_short} at {time}', 'Dec 11, 2024 at 23:30', 'Dec 11, 2024 at 17:30', 'Dec 12, 2024 at 04:00'],
  ])('%s in Berlin, New York and Kolkata', (format, inBerlin, inNewYork, inKolkata) => {
    expect(show(format, 'Europe/Berlin')).toBe(inBerlin);
    expect(show(format, 'America/New_York')).toBe(inNewYork);
    expect(show(format, 'Asia/Kolkata')).toBe(inKolkata);
  });

  it('midnight is 00:00', () => {
    expect(show('{date_num} {time}', 'UTC', Date.UTC(2025, 0, 1) / 1000)).toBe('2025-01-01 00:00');
  });

  it.each([
    [-2, 'Dec 9, 2024'],
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
    [2, 'Dec 13, 2024'],
  ])('%i days from now is %s', (days, shown) => {
    expect(show('{date_short_pretty}', 'Europe/Berlin', NOON / 1000 + days * 86_400)).toBe(shown);
  });

  it('yesterday is the day before even when it had 25 hours', () => {
    // Berlin left summer time on 27 October 2024.
    const justAfterMidnight = Date.UTC(2024, 9, 26, 22, 30);
    expect(
      show('{date_pretty}', 'Europe/Berlin', justAfterMidnight / 1000, Date.UTC(2024, 9, 27, 23, 30)),
    ).toBe('yesterday');
  });

  it.each([
    [-30_000, 'just now'],
    [-3 * 60_000, '3 minutes ago'],
    [-HOUR, '1 hour ago'],
    [-50 * HOUR, '2 days ago'],
    [2 * HOUR, 'in 2 hours'],
  ])('{ago} of %i ms is %s', (distance, shown) => {
    expect(show('{ago}', 'UTC', (NOON + distance) / 1000)).toBe(shown);
  });

  it('days have their endings', () => {
    const day = (date: number) => show('{date_long}', 'UTC', Date.UTC(2024, 11, date) / 1000);
    const endings = [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30, 31].map(
      (date) => day(date).match(/\d+[a-z]+/)?.[0],
    );
    expect(endings).toEqual('1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 30th 31st'.split(' '));
  });

  it.each([
    ['an unknown token', `<!date^${unix}^{century}|then>`, 'then'],
    ['no token', `<!date^${unix}^soon|then>`, 'then'],
    ['no number', '<!date^tomorrow^{date}|then &amp; there>', 'then & there'],
    ['a number beyond time', '<!date^99999999999999^{date}|then>', 'then'],
  ])('%s shows the fallback', (_, text, shown) => {
    expect(read(text)).toBe(shown);
  });

  it('a date without a fallback is shown raw, so that the mistake is seen', () => {
    expect(read(`<!date^${unix}^{date}>`)).toBe(`<!date^${unix}^{date}>`);
  });

  it('a date may be a link', () => {
    expect(read(`<!date^${unix}^{time}^https://a.example|then>`)).toBe('23:30 (https://a.example)');
  });
});
