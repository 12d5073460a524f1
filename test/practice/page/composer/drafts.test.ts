import { expect, test } from 'vitest';
import { draftOf, keepDraft } from '../../../../src/practice/page/composer/drafts.ts';

test('what is begun is kept for each person and place until it is sent or taken back', () => {
  keepDraft('U1 C1', 'Half a sent');
  keepDraft('U2 C1', 'Another');
  expect([draftOf('U1 C1'), draftOf('U2 C1'), draftOf('U1 C2')]).toEqual(['Half a sent', 'Another', '']);
  keepDraft('U1 C1', '');
  expect([draftOf('U1 C1'), draftOf('U2 C1')]).toEqual(['', 'Another']);
});
