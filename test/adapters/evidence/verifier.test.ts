import { beforeAll, describe, expect, test } from 'vitest';
import { linkHash } from '../../../src/application/record/verify-chain.ts';
import { WORKSPACE } from '../../support/builders.ts';
import { evidenceOf, launched, packOf, verifies } from './a-pack.ts';

type Line = Record<string, unknown> & { kind: string };

let made: Awaited<ReturnType<typeof launched>>;
let text = '';
let verifier = '';
let lines: Line[] = [];

beforeAll(async () => {
  made = await launched();
  const pack = await packOf(made);
  text = pack['evidence.jsonl'];
  verifier = pack['verify.mjs'];
  lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
});

const written = (changed: readonly Line[]): string =>
  changed.map((line) => `${JSON.stringify(line)}\n`).join('');

const indexOf = (kind: string, nth = 1): number => {
  const found = lines.flatMap((line, index) => (line.kind === kind ? [index] : []));
  const index = found[nth];
  if (index === undefined) throw new Error(`There are only ${found.length} lines of ${kind}.`);
  return index;
};

describe('the pack, checked by another process', () => {
  test('holds, and says how much it saw and where the record ends', async () => {
    const { head, entries } = await evidenceOf(made);
    const { code, out } = await verifies({ lines: text, verifier });
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(`${head.seq}:${head.hash}`) });
    expect(out).toContain(`Holds: ${entries.length} entries of Atlas 2.0 (atlas-2.0).`);
  });

  test('agrees with a line of Slack, whole or by its first digits', async () => {
    const [anchor] = await made.house.store.reads.anchors(WORKSPACE);
    const last = (await made.house.store.reads.anchors(WORKSPACE)).at(-1);
    expect(anchor).toBeDefined();
    const { code, out } = await verifies(
      { lines: text, verifier },
      `${last?.seq}:${last?.hash}`,
      `${last?.seq}:${last?.hash.slice(0, 12)}`,
    );
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('agrees with the anchor') });
  });

  test('does not hold against another line', async () => {
    const { head } = await evidenceOf(made);
    const other = await verifies({ lines: text, verifier }, `${head.seq}:${'0'.repeat(64)}`);
    expect(other).toMatchObject({
      code: 1,
      out: expect.stringContaining('not the one that its anchor names'),
    });
    const later = await verifies({ lines: text, verifier }, `${head.seq + 1}:${'0'.repeat(64)}`);
    expect(later).toMatchObject({ code: 1, out: expect.stringContaining(`holds no entry ${head.seq + 1}`) });
  });

  test('finds every single byte of an entry that was changed', async () => {
    const index = indexOf('entry', 3);
    const line = JSON.stringify(lines[index]);
    // One byte in each field of the entry, in the middle of what it says.
    const places = [...line.matchAll(/":"?([^"{}[\],]+)/g)]
      .filter(([, value = '']) => value !== 'null' && value !== 'entry')
      .map((match) => (match.index ?? 0) + match[0].length - 1);
    expect(places.length).toBeGreaterThan(8);
    for (const place of places) {
      const sign = line[place] === '1' ? '2' : '1';
      const harmed = `${line.slice(0, place)}${sign}${line.slice(place + 1)}`;
      const all = text.replace(line, () => harmed);
      const { code, out } = await verifies({ lines: all, verifier });
      expect({ code, at: line.slice(place - 20, place + 1), out }).toMatchObject({
        code: 1,
        out: expect.stringContaining('Does not hold'),
      });
    }
  }, 60_000);

  test.each<[string, (all: Line[]) => Line[], RegExp]>([
    ['an entry that was removed', (all) => all.toSpliced(indexOf('entry', 3), 1), /entry \d+ is missing/],
    ['the end that was cut', (all) => all.slice(0, -1), /it ends with entry \d+, and says it ends with/],
    [
      'two entries that changed places',
      (all) => {
        const index = indexOf('entry', 3);
        const [a, b] = [all[index], all[index + 1]];
        return a === undefined || b === undefined ? all : all.with(index, b).with(index + 1, a);
      },
      /entry \d+ is missing/,
    ],
    [
      'an entry of another release that was changed',
      (all) => all.map((line) => (line.kind === 'link' ? { ...line, content: 'f'.repeat(64) } : line)),
      /of another release, was altered/,
    ],
    [
      'an entry of this release that is shown as somebody else’s',
      (all) => all.map((line) => (line.kind === 'entry' ? { ...line, kind: 'link' } : line)),
      /Does not hold/,
    ],
    ['a line that is no JSON', (all) => [...all, 'oops' as never], /Does not hold/],
  ])('finds %s', async (_what, change, words) => {
    const { code, out } = await verifies({ lines: written(change(lines)), verifier });
    expect({ code, out }).toEqual({ code: 1, out: expect.stringMatching(words) });
  });

  test('finds an entry whose own hash was computed anew', async () => {
    const index = indexOf('entry', 3);
    const line = lines[index] as { link: Parameters<typeof linkHash>[0] } & Line;
    const link = { ...line.link, data: { forged: true } };
    const forged = written(lines.with(index, { ...line, link, hash: linkHash(link) }));
    const { code, out } = await verifies({ lines: forged, verifier });
    expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining('does not follow') });
  });

  test('says how to use it when it is told no file, and when the file is no evidence', async () => {
    expect(await verifies({ lines: '{"kind":"other"}\n', verifier })).toMatchObject({ code: 1 });
  });
});

test('nothing of another release stands in it: no name, no key, no date, no kind of event', async () => {
  expect(text).not.toMatch(/SECRET|Borealis|borealis|Cygnus|cygnus/);
  const foreign = lines.filter(({ kind }) => kind === 'link');
  expect(foreign.length).toBeGreaterThan(0);
  for (const line of foreign) expect(Object.keys(line).sort()).toEqual(['content', 'hash', 'kind', 'seq']);
});
