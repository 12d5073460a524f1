import type { Department } from '../../../src/domain/settings/settings.ts';
import type { PersonDriver } from '../../../src/practice/people/person.ts';
import { aDepartment, someSettings } from '../../support/builders.ts';
import { PEOPLE, type Rehearsal, type RehearsalOptions, rehearse } from '../../support/rehearsal.ts';
import { newest, plan, start } from '../../support/steps.ts';

/** Ten in Berlin on the working days before Thursday's launch, and the seconds in which messages arrive. */
export const DAYS = {
  asked: '2026-12-03T09:00:05.000Z',
  three: '2026-12-07T09:00:05.000Z',
  two: '2026-12-08T09:00:05.000Z',
  one: '2026-12-09T09:00:05.000Z',
} as const;

/** Atlas 2.0 with Docs and Sales alone, started, at the moment given. */
export const atlasAt = async (
  instant: string,
  docs: Partial<Department> = {},
  people: RehearsalOptions['people'] = PEOPLE,
): Promise<Rehearsal> => {
  const departments = [aDepartment('docs', docs), aDepartment('sales')];
  const rehearsal = await rehearse({ settings: someSettings({ departments }), people });
  await plan(rehearsal);
  await start(rehearsal);
  await rehearsal.until(instant);
  return rehearsal;
};

/** What stands in this person's direct messages, the oldest first. */
export const inboxOf = ({ slack }: Rehearsal, who: string): string[] => {
  const person = slack.person(who);
  return person.inbox.map((message) => person.reads(message));
};

/** Clicks in the newest message that this person got directly. */
export const clicksNewest = async (
  { slack, bot }: Rehearsal,
  who: string,
  label: string,
  options: { nth?: number } = {},
): Promise<PersonDriver> => {
  const person = slack.person(who);
  await person.clicks(newest(person.inbox), label, options);
  await bot.settle();
  return person;
};
