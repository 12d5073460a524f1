import { expect, test } from 'vitest';
import { detailsView } from '../../../../src/adapters/slack/planning/form/details.ts';
import { nobody } from '../../../../src/practice/read/reader.ts';
import { readView } from '../../../../src/practice/read/view.ts';
import { aPlan, aStartedRelease, scopeOf } from '../../../support/builders.ts';
import { asRead } from './contents/a-full-plan.ts';

const plan = aPlan({ goal: 'Fewer mails.', contents: scopeOf('') });

test('a release under way asks for what is missing in its plan', () => {
  const words = readView(detailsView(asRead(aStartedRelease({ plan }))), nobody);
  expect(words).toMatch(/Not written yet: .*scope/);
  expect(words).not.toContain('What came of it');
});

test('a closed release shows what came of it and what was learnt, and asks for nothing', () => {
  const closed = aStartedRelease({
    plan,
    stage: 'closed',
    outcome: 'Half the mails.',
    lessons: 'Ask early.',
  });
  const words = readView(detailsView(asRead(closed)), nobody);
  expect(words).toMatch(/What came of it\*?\nHalf the mails\./);
  expect(words).toMatch(/What we learnt\*?\nAsk early\./);
  expect(words).not.toContain('Not written yet');
});
