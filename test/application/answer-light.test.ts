import { expect, test } from 'vitest';
import { answerLight, findQuestion } from '../../src/application/answer-light.ts';
import type { AnswerForm } from '../../src/domain/lights/answer-form.ts';
import { USUAL_RULES } from '../../src/domain/lights/light-rules.ts';
import { aDepartment, departmentId, leadOf, someSettings } from '../support/builders.ts';
import { aHouse, as, lead, must, planAndStart, runTo, type TestHouse } from './a-house.ts';

const docs = departmentId('docs');
const red: AnswerForm = { answer: 'not_yet', reason: 'No pages.', solver: 'Bob', expectedOn: '2026-12-08' };
const green: AnswerForm = { answer: 'green' };

/** Says it for Docs, with what came of it. */
const say = async (house: TestHouse, releaseId: string, form: AnswerForm, who = lead('docs')) => {
  const outcome = await answerLight(house.house, who, { releaseId, departmentId: docs, form, draftId: null });
  return outcome.ok ? 'taken' : outcome.refusal.code;
};

const opens = async (house: TestHouse, releaseId: string, answer?: 'green') => {
  const about = { releaseId, departmentId: docs };
  const found = await findQuestion(house.store.reads, house.house.clock, lead('docs').actor, about, answer);
  return found.ok ? 'opens' : found.refusal.code;
};

test('whoever has to wait for another department with green can say at once what is in the way', async () => {
  const rules = { ...USUAL_RULES, after: [departmentId('qa')] };
  const house = await aHouse(
    someSettings({ departments: [aDepartment('qa'), aDepartment('docs', { rules })] }),
  );
  const releaseId = await planAndStart(house);
  await runTo(house, '2026-12-03T10:00:00.000Z');
  expect(await opens(house, releaseId)).toBe('opens');
  expect(await opens(house, releaseId, 'green')).toBe('comes_after');
  expect(await say(house, releaseId, green)).toBe('comes_after');
  expect(await say(house, releaseId, red)).toBe('taken');
});

test('whoever counts elsewhere and may not say green can say what is in the way', async () => {
  const two = [aDepartment('qa', { leads: [leadOf('docs')] }), aDepartment('docs')];
  const house = await aHouse(someSettings({ separation: 'strict', departments: two }));
  const releaseId = await planAndStart(house);
  await runTo(house, '2026-12-03T10:00:00.000Z');
  const answer = { type: 'answer', departmentId: departmentId('qa'), answer: green } as const;
  await must(house, releaseId, answer, lead('docs'));
  expect(await say(house, releaseId, green)).toBe('counts_elsewhere');
  expect(await say(house, releaseId, red)).toBe('taken');
});

test('somebody else can say neither', async () => {
  const house = await aHouse(someSettings({ departments: [aDepartment('qa'), aDepartment('docs')] }));
  const releaseId = await planAndStart(house);
  await runTo(house, '2026-12-03T10:00:00.000Z');
  const other = as(lead('qa').actor);
  expect(await say(house, releaseId, red, other)).toBe('not_entitled');
  expect(await say(house, releaseId, green, other)).toBe('not_entitled');
});
