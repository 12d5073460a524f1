import { describe, expect, test } from 'vitest';
import { agendaMessage } from '../../../../src/adapters/slack/meetings/agenda-message.ts';
import { invitationMessage } from '../../../../src/adapters/slack/meetings/invitation.ts';
import { minutesMessage } from '../../../../src/adapters/slack/meetings/minutes.ts';
import { agendaOf } from '../../../../src/domain/meetings/agenda.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { aMeeting, aNote } from '../../../domain/meetings/a-meeting.ts';
import { aPlan, aStartedRelease, NOW, someSettings, ZONE } from '../../../support/builders.ts';

const ADDRESS = 'https://greenlight.example/calendar/0123.ics';
const TRAP = '<!channel> <@U0EVIL> *bold* `code` <https://evil.example|click>';

const meets = (overrides: Partial<Release> = {}): Release =>
  aStartedRelease({ meetings: [aMeeting()], ...overrides });

const invitation = (
  release: Release,
  audience: { user: string } | { channel: string },
  address: string | null,
) => JSON.stringify(invitationMessage({ release, audience, now: NOW, zone: ZONE, address }));

describe('the address of a calendar', () => {
  test.each([
    ['everyone', { channel: 'C0REL' }, true],
    ['everyone', { user: 'U0LDOCS' }, true],
    ['confidential', { channel: 'C0SECRET' }, false],
    ['confidential', { user: 'U0LDOCS' }, true],
  ] as const)('%s, in %o: said %s', (visibility, audience, said) => {
    expect(invitation(meets({ visibility }), audience, ADDRESS).includes(ADDRESS)).toBe(said);
  });

  test('without one the message says how to get the file, and that a file is a copy', () => {
    const words = invitation(meets(), { user: 'U0LDOCS' }, null);
    expect(words).toContain('greenlight calendar atlas-2.0');
    expect(words).toContain('A file is a copy');
  });

  test('the time stands in the zone of whoever reads it', () => {
    expect(invitation(meets(), { user: 'U0LDOCS' }, null)).toMatch(/<!date\^1796288400\^/);
  });

  test('a cancelled meeting is named as that; with none left nothing is offered', () => {
    const cancelled = { why: 'nothing_to_discuss', by: { userId: 'U0MAYA', name: 'Maya' }, at: NOW } as const;
    const words = invitation(meets({ meetings: [aMeeting({ cancelled })] }), { user: 'U0LDOCS' }, ADDRESS);
    expect(words).toContain('Cancelled: Status meeting');
    expect(words).not.toContain(ADDRESS);
  });
});

test('what somebody typed formats nothing and pings nobody, and any agenda fits in one message', () => {
  const plan = aPlan({ name: TRAP, version: null, measure: TRAP });
  const release = aStartedRelease({ plan, meetings: [aMeeting({ kind: 'retro' })], stage: 'live' });
  const scene = { release, settings: someSettings(), now: NOW };
  const notes = Array.from({ length: 60 }, (_, index) => aNote({ id: `note-${index}`, text: TRAP }));
  const items = agendaOf('retro', scene, notes);
  const about = { kind: 'retro', at: NOW } as const;
  for (const message of [
    agendaMessage({ scene, meeting: aMeeting({ kind: 'retro' }), items }),
    minutesMessage({ release, zone: ZONE, about, notes, now: NOW }),
  ]) {
    // What is read aloud is plain text: nothing in it formats.
    const said = JSON.stringify(message, (key, value) => (key === 'accessibility_label' ? '' : value));
    expect(said).not.toMatch(/<!channel>|<@U0EVIL>|<https:\/\/evil/);
    expect(message.blocks?.length ?? 0).toBeLessThanOrEqual(50);
  }
});
