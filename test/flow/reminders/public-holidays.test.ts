import { afterEach, expect, test } from 'vitest';
import { aDepartment, someSettings } from '../../support/builders.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import { cardOf, plan, refusedCalls, start, troubledRows } from '../../support/steps.ts';
import { inboxOf } from './reminder-flow.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

/** Whether the question has been put to the department. */
const isAsked = (key: string): boolean =>
  rehearsal.slack.person(`${key}-lead`).reads(cardOf(rehearsal, key)).includes('Answer by');

/** How many reminders each lead has got. */
const reminded = (): number[] => ['docs-lead', 'sales-lead'].map((who) => inboxOf(rehearsal, who).length);

/** A release with Docs in Bavaria and Sales in the States, both on one clock: only the holidays differ. */
const withLaunchOn = async (date: string): Promise<void> => {
  const departments = [aDepartment('docs'), aDepartment('sales', { holidayRegion: 'US' })];
  const settings = someSettings({ holidayRegion: 'DE-BY', departments });
  rehearsal = await rehearse({ settings, at: '2026-12-29T09:00:00.000Z' });
  await plan(rehearsal, { date });
  await start(rehearsal);
};

// 6 January 2027, a Wednesday, is Epiphany in Bavaria and a day like any other in the States.
test('nobody is asked on a public holiday of their region: the question comes the working day before', async () => {
  // Five working days before this Wednesday.
  await withLaunchOn('2027-01-13');
  await rehearsal.until('2027-01-05T08:59:00.000Z');
  expect([isAsked('docs'), isAsked('sales')]).toEqual([false, false]);
  await rehearsal.until('2027-01-06T08:59:00.000Z');
  expect([isAsked('docs'), isAsked('sales')]).toEqual([true, false]);
  await rehearsal.until('2027-01-06T09:00:05.000Z');
  expect([isAsked('docs'), isAsked('sales')]).toEqual([true, true]);
});

test('nobody is reminded on a public holiday of their region', async () => {
  // The third working day before this Monday is Tuesday in Bavaria and Wednesday in the States.
  await withLaunchOn('2027-01-11');
  await rehearsal.until('2027-01-05T22:00:00.000Z');
  expect(reminded()).toEqual([1, 0]);
  await rehearsal.until('2027-01-06T22:00:00.000Z');
  expect(reminded()).toEqual([1, 1]);
  await rehearsal.until('2027-01-07T09:00:05.000Z');
  expect(reminded()).toEqual([2, 2]);
});
