import { describe, expect, test } from 'vitest';
import type { Absence } from '../../../src/domain/reminders/absence.ts';
import { addresseesOf, asStaffedToday, type Presence } from '../../../src/domain/reminders/stand-in.ts';
import { aDepartment, NOW, someSettings } from '../../support/builders.ts';

const away = (userId: string, standInId: string | null = null): Absence => ({
  id: userId,
  userId,
  from: '2026-12-01',
  until: null,
  standInId,
  setBy: userId,
  setAt: NOW,
});

const presence =
  (...absent: (Absence | string)[]): Presence =>
  (userId) => {
    const why = absent.find((each) => (typeof each === 'string' ? each : each.userId) === userId);
    if (why === undefined) return null;
    return typeof why === 'string' ? 'gone' : why;
  };

describe('who is asked for a department today', () => {
  const staff = { leads: ['L1', 'L2'], deputies: ['D1', 'D2'] };
  test.each<[string, Presence, string[]]>([
    ['its leads', presence(), ['L1', 'L2']],
    ['the lead who is there, without anybody in the other one’s place', presence(away('L1')), ['L2']],
    ['the lead who is there and whom the other one named', presence(away('L1', 'D2')), ['L2', 'D2']],
    ['the deputies, once no lead is there', presence(away('L1'), away('L2')), ['D1', 'D2']],
    ['only who was named, where every lead is away', presence(away('L1', 'D2'), away('L2')), ['D2']],
    [
      'the deputies where the named one is away too',
      presence(away('L1', 'D2'), away('L2'), away('D2')),
      ['D1'],
    ],
    ['nobody named from outside the department', presence(away('L1', 'X'), away('L2')), ['D1', 'D2']],
    ['nobody whose account is gone', presence('L1', 'L2', 'D1'), ['D2']],
    ['nobody at all', presence(away('L1'), away('L2'), 'D1', away('D2')), []],
    ['a lead who was named by the other one, once', presence(away('L1', 'L2')), ['L2']],
  ])('%s', (_name, there, expected) => {
    expect(addresseesOf(staff, there).map(({ userId }) => userId)).toEqual(expected);
  });

  test('who stands in knows for whom', () => {
    const [first] = addresseesOf(staff, presence(away('L1', 'D2'), 'L2'));
    expect(first).toMatchObject({ userId: 'D2', instead: { userId: 'L1' } });
  });

  test('the settings as lived today name whoever stands in as lead, and stay as they are where nobody is left', () => {
    const settings = someSettings({ departments: [aDepartment('docs', { leads: ['L'], deputies: ['D'] })] });
    const leads = (there: Presence) => asStaffedToday(settings, () => there).departments[0]?.leads;
    expect(leads(presence())).toEqual(['L']);
    expect(leads(presence(away('L')))).toEqual(['D']);
    expect(leads(presence(away('L'), away('D')))).toEqual(['L']);
  });
});
