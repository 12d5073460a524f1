import { describe, expect, test } from 'vitest';
import { holidayFindings } from '../../../src/application/settings/check-holidays.ts';
import { emptySettings } from '../../../src/domain/settings/settings.ts';
import { aDepartment, someSettings } from '../../support/builders.ts';

type Own = { zone?: string | null; holidayRegion?: string | null };

/** A workspace in Berlin with Docs and Sales. */
const found = ({
  region = null,
  docs = {},
  sales = {},
}: {
  region?: string | null;
  docs?: Own;
  sales?: Own;
}) =>
  holidayFindings(
    someSettings({
      zone: 'Europe/Berlin',
      holidayRegion: region,
      departments: [aDepartment('docs', docs), aDepartment('sales', sales)],
    }),
  );

describe('public holidays that nobody knows', () => {
  test('are advice, not a failure', async () => {
    expect(await found({})).toEqual([
      {
        level: 'notice',
        topic: 'Public holidays',
        says: "Nobody's public holidays are known: people may be reminded on them.",
        mend: 'Choose a region in Settings.',
      },
    ]);
  });

  test('are said only of those who have no region of their own', async () => {
    const [finding, ...others] = await found({ docs: { holidayRegion: 'DE' } });
    expect(finding?.says).toBe('Not known for Sales: people there may be reminded on them.');
    expect(others).toEqual([]);
  });

  test('are not spoken of before the set-up', async () => {
    expect(await holidayFindings(emptySettings('T1'))).toEqual([]);
  });
});

describe('the time of one country by the holidays of another', () => {
  test.each([
    [
      'a department far away',
      { region: 'DE', docs: { zone: 'Asia/Tokyo' } },
      'Docs keeps Tokyo time, but has the public holidays of Germany.',
    ],
    [
      'a department with a region far away',
      { region: 'DE', docs: { holidayRegion: 'US-CA' } },
      'Docs keeps Berlin time, but has the public holidays of United States of America, California.',
    ],
    [
      'the workspace',
      { region: 'JP' },
      'The workspace keeps Berlin time, but has the public holidays of Japan.',
    ],
  ])('is advice: %s', async (_what, place, says) => {
    const findings = await found(place);
    expect(findings.map((finding) => [finding.level, finding.says])).toEqual([['notice', says]]);
    expect(findings[0]?.mend).toContain('Settings');
  });

  test('of several departments is one note that names each', async () => {
    const findings = await found({
      region: 'DE',
      docs: { zone: 'Asia/Tokyo' },
      sales: { zone: 'America/New_York' },
    });
    expect(findings.map(({ topic, says }) => [topic, says])).toEqual([
      [
        'Public holidays of departments',
        'Docs keeps Tokyo time, but has the public holidays of Germany. Sales keeps New York time, but has the public holidays of Germany.',
      ],
    ]);
  });
});

test.each([
  ['one country', { region: 'DE-BY' }, 'Germany, Bavaria (DE-BY).'],
  [
    'a department with zone and region',
    { region: 'DE', docs: { zone: 'Asia/Tokyo', holidayRegion: 'JP' } },
    'Germany (DE); Japan (JP).',
  ],
  ['a zone that tells nothing', { region: 'DE', docs: { zone: 'UTC' } }, 'Germany (DE).'],
  [
    'each department for itself',
    { docs: { holidayRegion: 'DE' }, sales: { holidayRegion: 'DE-BE' } },
    'Germany (DE); Germany, Berlin (DE-BE).',
  ],
])('all is well with %s', async (_what, place, says) => {
  expect(await found(place)).toEqual([{ level: 'ok', topic: 'Public holidays', says, mend: null }]);
});
