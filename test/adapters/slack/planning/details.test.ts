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

test('facts say their zone, links can be pressed, and only the parts of its way out are read', () => {
  const contents = {
    ...plan.contents,
    about: { ...plan.contents.about, windowUntil: '18:00', goalLink: 'https://example.com/goal' },
    push: { ...plan.contents.push, start: 'The night job' },
    pull: { ...plan.contents.pull, where: 'https://example.com/get' },
  };
  const view = (path: 'push' | 'pull') =>
    detailsView(asRead(aStartedRelease({ plan: { ...plan, contents, path } })));
  const words = readView(view('pull'), nobody);
  expect(words).toContain('18:00 Berlin time');
  expect(JSON.stringify(view('pull').blocks)).toContain('<https://example.com/goal|');
  expect(JSON.stringify(view('pull').blocks)).toContain('<https://example.com/get|');
  expect(words).not.toContain('The night job');
  expect(readView(view('push'), nobody)).toContain('The night job');
});
