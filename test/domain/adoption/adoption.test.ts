import { describe, expect, test } from 'vitest';
import { newestAdoption, readAdoption } from '../../../src/domain/adoption/adoption.ts';
import type { KnownFact } from '../../../src/domain/hooks/fact.ts';
import { MAYA } from '../../support/builders.ts';
import { after, eventsOf, eventTypes, expectRefused, LAUNCH_AT, live } from '../deciding.ts';

const LATER = '2026-12-14T09:00:00.000Z';
const count = (typed: string, of = '') => ({ type: 'count_adoption', count: typed, of }) as const;
const aFact = (overrides: Partial<KnownFact> = {}): KnownFact => ({
  at: LATER,
  kind: 'adoption',
  name: 'installed',
  state: 'passed',
  candidate: '',
  stage: '',
  percent: 42,
  count: null,
  link: '',
  words: '',
  hookId: 'h1',
  hookName: 'telemetry',
  failing: false,
  toldAt: null,
  ...overrides,
});

describe('a count as it is typed', () => {
  test.each([
    ['1240', '', 1240, null],
    [' 1,240 ', '3 000', 1240, 3000],
    ['1.240', "12'000", 1240, 12_000],
    ['0', '10', 0, 10],
    ['1,234,567', '', 1_234_567, null],
  ])('%s of %s', (typed, of, number, all) => {
    expect(readAdoption({ count: typed, of })).toEqual({ count: number, of: all });
  });

  test.each([
    ['', '', ['count']],
    ['many', '', ['count']],
    ['-1', '', ['count']],
    ['1.5', '', ['count']],
    ['12,40', '', ['count']],
    ['3', 'all', ['of']],
    ['x', 'y', ['count', 'of']],
    ['11', '10', ['count']],
  ])('%s of %s is asked back', (typed, of, fields) => {
    const read = readAdoption({ count: typed, of });
    expect('problems' in read && read.problems.map(({ field }) => field)).toEqual(fields);
  });
});

describe('counting', () => {
  test('keeps who counted and when; the same again is no news', () => {
    expect(eventsOf(live(), count('12', '30'))).toEqual([{ type: 'adoption_counted', count: 12, of: 30 }]);
    const once = after(live(), count('12', '30'), { now: LATER });
    expect(once.adoption).toEqual({ count: 12, of: 30, by: MAYA, at: LATER });
    expect(eventTypes(once, count('12', '30'))).toEqual([]);
    expect(eventTypes(once, count('13', '30'))).toEqual(['adoption_counted']);
    expectRefused(live(), count('x'), { code: 'fields_invalid' });
  });

  test('the newest counts, whoever says it', () => {
    const counted = { count: 12, of: 30, by: MAYA, at: LAUNCH_AT };
    expect(newestAdoption({ adoption: null }, [])).toBeNull();
    expect(newestAdoption({ adoption: null }, [aFact({ kind: 'measure' })])).toBeNull();
    expect(newestAdoption({ adoption: counted }, [])).toEqual({
      count: 12,
      of: 30,
      percent: 40,
      from: MAYA.name,
      at: LAUNCH_AT,
    });
    expect(newestAdoption({ adoption: counted }, [aFact()])).toMatchObject({
      percent: 42,
      from: 'telemetry',
    });
    expect(newestAdoption({ adoption: { ...counted, at: LATER } }, [aFact({ at: LAUNCH_AT })])).toMatchObject(
      {
        count: 12,
      },
    );
  });
});
