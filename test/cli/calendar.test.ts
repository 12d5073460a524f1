import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { aMeeting } from '../domain/meetings/a-meeting.ts';
import { aStartedRelease } from '../support/builders.ts';
import { aTerminal, storeOf } from './a-terminal.ts';

test('the meetings of a release as a file; a release that is not there is named', async () => {
  const terminal = aTerminal();
  const { store } = await storeOf(terminal);
  const release = aStartedRelease({ meetings: [aMeeting()] });
  await store.transaction((tx) => tx.saveRelease(release, null));
  const { code, out } = await terminal.run('calendar', 'atlas');
  expect(code).toBe(0);
  const [entry] = new ICAL.Component(ICAL.parse(out)).getAllSubcomponents('vevent');
  expect(entry?.getFirstPropertyValue('uid')).toBe('rel-atlas.2@greenlight');
  expect(await terminal.run('calendar', 'borealis')).toMatchObject({ out: '' });
});
