import type { DomainEvent } from '../event.ts';
import type { Told } from '../record/told.ts';

type VersionStep = Extract<DomainEvent, { type: 'version_step' }>['step'];

const STEPS: Record<VersionStep, string> = {
  planned: 'Planned',
  drafted: 'Written',
  checked: 'Checked',
  approved: 'Approved',
  published: 'Published',
  sent: 'Sent outside Slack',
  corrected: 'Corrected',
  dropped: 'Not wanted any more',
};

const because = (words: string): string => (words === '' ? '' : `: ${words}`);

/** What happened to the versions of an announcement, for a report. */
export const VERSION_EVENTS: {
  version_step: Told<'version_step'>;
  announcement_corrected: Told<'announcement_corrected'>;
} = {
  announcement_corrected: {
    section: 'launch',
    words: ({ reason }) => `Corrected the announcement: ${reason}.`,
  },
  version_step: {
    section: 'launch',
    words: ({ name, step, words }) => `Announcement for ${name}. ${STEPS[step]}${because(words)}.`,
  },
};
