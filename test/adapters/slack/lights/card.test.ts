import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/practice/read/message.ts';
import { readerIn } from '../../../practice/read/reader.ts';
import { aGreenLight, DEPARTMENT_KEYS, MAYA } from '../../../support/builders.ts';
import { answers, atlas, card, cards, OMAR, settings, THEN } from './samples.ts';

const reader = {
  ...readerIn('Europe/Berlin', Date.parse(THEN)),
  nameOfUser: (id: string) => ({ U0DANA: 'dana', U0OMAR: 'omar' })[id] ?? id,
};
const shown = (name: string): string => readMessage(cards()[name] ?? { text: 'no such card' }, reader);
const BUTTONS = '[[Green light]] [Green, if …] [On track] [Not yet] [Not applicable]';

describe('the question', () => {
  it('says who, what, which release, when, until when, what users gain and how far it is', () => {
    expect(shown('the first post')).toBe(
      [
        '@dana, is *Docs* ready for customers to have *Atlas 2.0* on Thursday, December 10th, 2026? *Answer by Dec 7, 2026 at 17:00.*',
        'Users gain: Shared boards.',
        'The question: Are the guides complete?',
        '· 0 of 8 green. You have 5 of your 10 days.',
        BUTTONS,
      ].join('\n'),
    );
  });

  it('mentions the leads once: an edit names them', () => {
    const edited = cards()['an edit'];
    expect(JSON.stringify(cards()['the first post'])).toContain('<@U0DANA>');
    expect(JSON.stringify(edited)).not.toContain('<@');
    expect(shown('an edit')).toContain('Dana, is *Docs* ready');
  });

  it('mentions nobody in direct messages and in a rehearsal', () => {
    expect(JSON.stringify(cards()['by direct message'])).not.toContain('<@');
    expect(JSON.stringify(cards()['in a rehearsal'])).not.toContain('<@');
    expect(cards()['in a rehearsal']?.text).toMatch(/^PRACTICE/);
  });

  it('asks back with the whole sentence before it takes a green light', () => {
    const button = JSON.stringify(cards()['the first post']);
    expect(button).toContain('Docs is ready for customers to have Atlas 2.0 on Thu 10 Dec.');
    expect(button).toContain('"Yes, ready"');
    expect(button.split('"confirm":{"title"').length - 1).toBe(1);
  });

  it('does not speak of time to a department that has all that it needs', () => {
    const early = card(atlas({ askedAt: '2026-11-20T09:00:00.000Z' }));
    expect(readMessage(early, reader)).not.toContain('of your');
  });

  it('counts the green ones', () => {
    const release = atlas();
    const two = DEPARTMENT_KEYS.slice(0, 2).map((key) => aGreenLight(key));
    const lights = release.lights.map(
      (light) => two.find((each) => each.departmentId === light.departmentId) ?? light,
    );
    expect(readMessage(card({ ...release, lights }), reader)).toContain('2 of 8 green.');
  });

  it('says why it comes again, and what was said before', () => {
    expect(shown('asked again')).toContain('Asked again: Security review.');
    expect(shown('not yet, and the date has come')).toContain(
      'Dana said not yet: The guide misses a chapter.',
    );
    expect(shown('not yet, and the date has come')).toContain(BUTTONS);
  });

  it('without anybody to answer it says who can mend that', () => {
    expect(shown('nobody can answer')).toContain('Ada can name a lead in the settings');
    expect(shown('nobody can answer')).not.toContain('[');
  });
});

describe('an answered card', () => {
  it('says who answered what and when, with one quiet way back', () => {
    expect(shown('green')).toBe(
      [
        ':large_green_circle: *Green*: Dana, today at 10:00',
        '· Docs is ready for customers to have Atlas 2.0 on Thu 10 Dec.',
        '[Change answer]',
      ].join('\n'),
    );
  });

  it('names a deputy as deputy for the lead, whose name it knows', () => {
    const deputy = card(atlas({ state: 'green', answer: { ...answers().green, by: OMAR, asDeputy: true } }));
    expect(deputy.text).toContain('Omar, deputy for Dana');
  });

  it('on track says when the question comes again, and green stays two taps away', () => {
    expect(shown('on track')).toContain('I ask again Tue 8 Dec at 10:00.');
    expect(shown('on track')).toContain('[[Green light]] [Change date] [Change answer]');
  });

  it('not yet gives reason, solver and date, and is asked again when answers are due at the latest', () => {
    expect(shown('not yet')).toContain('> The guide misses a chapter.');
    expect(shown('not yet')).toContain(
      'Dana can solve it, expected Wed 9 Dec. I ask Docs again Mon 7 Dec at 10:00.',
    );
  });

  it('not applicable counts only with consent, and says so', () => {
    expect(shown('not applicable, consent owed')).toContain('It counts once Maya agrees.');
    expect(shown('not applicable')).toContain('The release manager agreed.');
  });
});

describe('on hold', () => {
  it('an answered card keeps its quiet way back: answers still count', () => {
    expect(shown('on hold')).toContain('*On hold*: Atlas 2.0.');
    expect(shown('on hold')).toMatch(/\[Change answer\]$/);
  });

  it('a question that waits can still be answered, one that was never put cannot', () => {
    const hold = { by: MAYA, at: THEN, reason: 'Security review.' };
    expect(readMessage(card(atlas({}, { hold })), reader)).toMatch(/\[Answer\]$/);
    expect(JSON.stringify(card(atlas({ askedAt: null }, { hold })))).not.toContain('"actions"');
  });
});

describe('once the planned moment is over', () => {
  const late = { release: atlas(), settings, now: '2026-12-11T09:00:00.000Z' };
  it('neither question nor button names a day that has passed', () => {
    const asked = card(late.release, { scene: late });
    expect(readMessage(asked, reader)).toContain(
      'is *Docs* ready for customers to have *Atlas 2.0*? *Answer as soon as you can.*',
    );
    expect(JSON.stringify(asked)).toContain('Docs is ready for customers to have Atlas 2.0."');
    expect(JSON.stringify(asked)).not.toMatch(/date\^|Dec/);
  });
});

describe('a card that asks nothing any more', () => {
  it.each([
    ['cancelled', '*Cancelled* today at 10:00: Atlas 2.0.'],
    ['launching', '*Launching* since today at 10:00: Atlas 2.0.'],
    ['launched', '*Launched* today at 10:00: Atlas 2.0.'],
    ['moved to another channel', 'in #C0DOCS now.'],
    ['with a former lead', 'Dana can answer for Docs about Atlas 2.0 now.'],
  ])('%s: says so and has no controls', (name, words) => {
    expect(shown(name)).toContain(words);
    expect(JSON.stringify(cards()[name])).not.toContain('"actions"');
  });

  it('in a channel that a confidential release has left does not name it', () => {
    const left = card(atlas({}, { visibility: 'confidential' }));
    expect(JSON.stringify(left)).not.toContain('Atlas');
    expect(left.text).toContain('by direct message now');
  });
});
