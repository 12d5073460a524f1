import * as fc from 'fast-check';

/** What people, or people with bad intentions, put where a name or a note is asked for. */
export const HOSTILE: Readonly<Record<string, string>> = {
  nothing: '',
  spaces: ' \n\t ',
  'a ping of everybody': 'go <!channel> go <!here|here> <!everyone>',
  'a ping of a person': '<@U0MAYA> <@U0MAYA|maya> <!subteam^S0DOCS|@docs> <#C0REL>',
  'a lying link': '<https://evil.example|https://good.example>',
  formatting: '*bold* _italic_ ~gone~ `code` > quote',
  entities: '&lt;!channel&gt; &amp;lt; & < >',
  'three thousand emoji': '👩🏽‍🚀'.repeat(3000),
  'right to left': 'שלום 2.0 مرحبا \u202Ereversed',
  'forty thousand characters': 'A long note. '.repeat(3200),
  'forty thousand angle brackets': '<'.repeat(40_000),
  'piled-up accents': `a${'\u0301'.repeat(5000)}`,
  'broken surrogates': '\uD83D broken \uDE80',
  'control characters': 'a\u0000b\u0007c\u200Bd',
  lines: 'one\ntwo\r\nthree\u2028four',
};

/** Any text, the hostile pieces mixed in and repeated. */
export const anyUserText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...Object.values(HOSTILE).map((text) => text.slice(0, 400))),
      fc.constantFrom(
        '<!channel>',
        '<@U1>',
        '<#C1>',
        '&',
        '<',
        '>',
        '&lt;',
        '*',
        '|',
        '\n',
        '👨‍👩‍👧‍👦',
        '\uD83D',
      ),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

/** Whether Slack would read a mention, a ping or a link in text that formats. */
export const hasMarkup = (mrkdwn: string): boolean => /<[^>]*>?/.test(mrkdwn);

/** Whether an entity was cut, or an ampersand was left unescaped. */
export const hasBrokenEntity = (mrkdwn: string): boolean => /&(?!(?:amp|lt|gt);)/.test(mrkdwn);
