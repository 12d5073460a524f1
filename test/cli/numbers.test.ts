import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ExportedNumber } from '../../src/application/numbers/export-numbers.ts';
import { saveLaunched } from '../support/launched.ts';
import { aTerminal, storeOf, type Terminal } from './a-terminal.ts';

const launchedIn = async (terminal: Terminal): Promise<void> => {
  const { store, close } = await storeOf(terminal);
  await saveLaunched(store, [
    { key: 'atlas-1', product: '=HYPERLINK("http://example.com")', day: '2025-03-03' },
    { key: 'secret-1', product: 'Secret', visibility: 'confidential' },
  ]);
  await close();
};

test('every number is written as a table and as JSON, over all years and of each', async () => {
  const terminal = aTerminal();
  await launchedIn(terminal);
  const [csv, json] = [join(terminal.folder, 'numbers.csv'), join(terminal.folder, 'numbers.json')];
  const ran = await terminal.run('numbers', 'export', '--csv', csv, '--json', json);
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(ran.out).toMatch(
    /^\d+ numbers written to numbers\.csv and numbers\.json\. Confidential releases are left out\.\n$/,
  );

  const numbers = JSON.parse(readFileSync(json, 'utf8')) as readonly ExportedNumber[];
  expect(numbers[0]).toEqual({
    product: '',
    year: null,
    number: 'launched',
    part: '',
    words: 'Releases launched',
    value: 1,
    unit: 'releases',
    releases: 1,
    few: true,
  });
  expect([...new Set(numbers.map(({ year }) => year))]).toEqual([null, 2025]);

  const lines = readFileSync(csv, 'utf8').split('\r\n');
  expect(lines[0]).toBe('product,year,number,part,words,value,unit,releases,few');
  expect(lines[1]).toBe(',,launched,,Releases launched,1,releases,1,yes');
  expect(lines).toHaveLength(numbers.length + 2);
  // A product's name is no formula for whoever opens it.
  expect(lines.find((line) => line.includes('HYPERLINK'))).toMatch(/^"'=HYPERLINK/);
});

test('confidential releases are in a file only where somebody says so', async () => {
  const terminal = aTerminal();
  await launchedIn(terminal);
  const json = join(terminal.folder, 'numbers.json');
  await terminal.run('numbers', 'export', '--json', json);
  expect(readFileSync(json, 'utf8')).not.toContain('Secret');
  const ran = await terminal.run('numbers', 'export', '--json', json, '--confidential', '--force');
  expect(ran.code).toBe(0);
  expect(readFileSync(json, 'utf8')).toContain('"product": "Secret"');
});

test('a file that is there stays as it is', async () => {
  const terminal = aTerminal();
  await launchedIn(terminal);
  const csv = join(terminal.folder, 'numbers.csv');
  writeFileSync(csv, 'mine');
  const ran = await terminal.run('numbers', 'export', '--csv', csv);
  expect(ran).toMatchObject({ code: 1, err: `${csv} is there already: add --force to write over it.\n` });
  expect(readFileSync(csv, 'utf8')).toBe('mine');
});

test('pictures are drawn into a folder, each with its words beside it', async () => {
  const terminal = aTerminal();
  await launchedIn(terminal);
  const folder = join(terminal.folder, 'pictures');
  const ran = await terminal.run('numbers', 'export', '--pictures', folder);
  expect(ran).toMatchObject({
    code: 0,
    out: `4 pictures drawn into ${folder}. Confidential releases are left out.\n`,
  });
  expect(readdirSync(folder)).toEqual([
    '2025-kept.png',
    '2025-kept.txt',
    '2025-way.png',
    '2025-way.txt',
    'all-kept.png',
    'all-kept.txt',
    'all-way.png',
    'all-way.txt',
  ]);
  expect(readFileSync(join(folder, '2025-kept.png')).subarray(1, 4).toString()).toBe('PNG');
  expect(readFileSync(join(folder, '2025-kept.txt'), 'utf8')).toMatch(
    /^What was kept, all products, 2025\. Launched by the planned day: 100% \(only 1 release\);/,
  );
});

test('without a place to write to it says what there is', async () => {
  const terminal = aTerminal();
  const ran = await terminal.run('numbers', 'export');
  expect(ran.code).toBe(1);
  expect(ran.err).toContain('--csv FILE for a spreadsheet, --json FILE for a program');
  expect(existsSync(terminal.database)).toBe(false);
});
