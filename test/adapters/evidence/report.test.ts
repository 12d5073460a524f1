import { describe, expect, test } from 'vitest';
import { html } from '../../../src/adapters/evidence/html.ts';
import { launched, PLAIN, packOf } from './a-pack.ts';

const TAGS = /<[^>]*>/g;
const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)> "\' & \u202E</td></table>';

/** What somebody reads: no tags, no style, entities as the signs that they are. */
const read = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(TAGS, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

describe('the report', () => {
  test('tells the plan, every answer with who and when, holds, the launch, the announcement and the end of the record', async () => {
    const page = read((await packOf(await launched()))['evidence.html']);
    for (const words of [
      'Atlas 2.0',
      'The plan as launched',
      'What users gain Shared boards.',
      'Docs Green',
      'Dana Docs',
      'Docs: not yet: The manual is missing. Who can solve it: Bob. Expected: 2026-12-08.',
      'Put on hold: The manual is missing.',
      'Launch decided, attempt 1: it is live now.',
      'The announcement as approved Approved by Maya',
      'Announced.',
      'What it does not prove',
    ]) {
      expect(page).toContain(words);
    }
    expect(page).not.toMatch(/Borealis|Cygnus/);
    expect(page).not.toMatch(/sign-?off|waiver|waive|\bstale\b|verdict|rollout|\btier\b|undefined|\[object/i);
  });

  test('runs nothing and fetches nothing, whatever people typed', async () => {
    const words = { ...PLAIN, value: HOSTILE, name: HOSTILE, reason: HOSTILE };
    const page = (await packOf(await launched(words)))['evidence.html'];
    const tags = new Set([...page.matchAll(/<([a-z0-9]+)/gi)].map(([, name]) => name));
    for (const tag of ['script', 'img', 'link', 'iframe', 'object', 'form', 'a']) {
      expect([...tags]).not.toContain(tag);
    }
    expect(page).not.toMatch(/https?:|url\(|@import|\bon\w+=(?!alert)/);
    expect(page).not.toContain('\u202E');
    expect(read(page)).toContain('<script>alert(1)</script>');
    for (const tag of ['table', 'td', 'dl']) {
      const count = (pattern: string) => page.split(pattern).length - 1;
      expect(count(`</${tag}>`), tag).toBe(count(`<${tag}>`) + count(`<${tag} `));
    }
  });

  test('a release that nobody launched has a report too', async () => {
    const { house } = await launched();
    const [release] = (await house.store.reads.releases('T0GREEN', 'open')).filter(({ key }) =>
      key.startsWith('borealis'),
    );
    if (release === undefined) throw new Error('Borealis is missing.');
    const page = read((await packOf({ house, releaseId: release.id }))['evidence.html']);
    expect(page).toContain('The plan What users gain SECRET OF BOREALIS');
    expect(page).toContain('Nobody answered.');
  });
});

test.each([
  ['<b>', '&lt;b&gt;'],
  ['a & "b" \'c\'', 'a &amp; &quot;b&quot; &#39;c&#39;'],
  ['lines\nand\ttabs stay', 'lines\nand\ttabs stay'],
  ['\u0000\u0007\u202Egone', 'gone'],
  ['\uD800', '\uFFFD'],
])('text %j is written as %j', (typed, safe) => {
  expect(html`${typed}`.html).toBe(safe);
});
