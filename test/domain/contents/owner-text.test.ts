import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownerText, readOwner } from '../../../src/domain/contents/owner-text.ts';
import { anyOwner } from '../random-contents.ts';

describe('who sees to it, as a text', () => {
  test.each([
    ['Docs lead', { userId: null, name: 'Docs lead' }],
    ['Maya <U0MAYA>', { userId: 'U0MAYA', name: 'Maya' }],
    ['<U0MAYA>', { userId: 'U0MAYA', name: '' }],
    ['A <b> c <U0MAYA>', { userId: 'U0MAYA', name: 'A <b> c' }],
  ])('"%s" is read and written', (text, owner) => {
    expect(readOwner(text)).toEqual(owner);
    expect(ownerText(owner)).toBe(text);
  });

  test('a mention of Slack is a person, nothing is nobody', () => {
    expect(readOwner('<@U0MAYA>')).toEqual({ userId: 'U0MAYA', name: '' });
    expect(readOwner('<@U0MAYA|maya>')).toEqual({ userId: 'U0MAYA', name: '' });
    expect(readOwner(' ')).toBeNull();
  });

  test('whoever it is, they are read as they were written', () => {
    fc.assert(
      fc.property(anyOwner, (owner) => {
        expect(readOwner(ownerText(owner))).toEqual(owner);
      }),
    );
  });
});
