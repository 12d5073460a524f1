import { describe, expect, it } from 'vitest';
import { commandText } from '../../../src/practice/delivery/should-escape.ts';
import { personCalled } from '../../../src/practice/workspace/channels.ts';
import { aWorkspace } from './a-workspace.ts';

const CASES: readonly [typed: string, escaped: string, raw: string][] = [
  ['handover atlas @noah', 'handover atlas <@U0NOAH|noah>', 'handover atlas @noah'],
  ['in #releases please', 'in <#C0REL|releases> please', 'in #releases please'],
  ['in #secret', 'in <#C0SECRET|secret>', 'in #secret'],
  ['@nobody-here #nowhere', '@nobody-here #nowhere', '@nobody-here #nowhere'],
  ['@gone', '@gone', '@gone'],
  ['mail maya@noah.example', 'mail maya@noah.example', 'mail maya@noah.example'],
  ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d', 'a &lt; b &amp;&amp; c &gt; d'],
  ['<!channel> <@U0NOAH>', '&lt;!channel&gt; &lt;@U0NOAH&gt;', '&lt;!channel&gt; &lt;@U0NOAH&gt;'],
  ['&lt;', '&amp;lt;', '&amp;lt;'],
  [
    'see https://example.com/a?b=1&c=2',
    'see <https://example.com/a?b=1&amp;c=2>',
    'see https://example.com/a?b=1&amp;c=2',
  ],
  ['@noah, @maya.', '<@U0NOAH|noah>, <@U0MAYA|maya>.', '@noah, @maya.'],
];

describe('the text of a command', () => {
  it.each(CASES)('%s', async (typed, escaped, raw) => {
    const { workspace } = await aWorkspace();
    const maya = personCalled(workspace, 'maya');
    expect(commandText(workspace, maya, typed, true)).toBe(escaped);
    expect(commandText(workspace, maya, typed, false)).toBe(raw);
  });

  it('names no private channel to somebody outside of it', async () => {
    const { workspace } = await aWorkspace();
    expect(commandText(workspace, personCalled(workspace, 'noah'), '#secret', true)).toBe('#secret');
  });
});
