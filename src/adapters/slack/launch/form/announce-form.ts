import type { KnownBlock, ModalView } from '@slack/types';
import { goesBehind, notApproved, type Version } from '../../../../domain/announcement/version.ts';
import { versionName } from '../../../../domain/announcement/version-name.ts';
import type { AnnouncementText } from '../../../../domain/launch/announcement.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { stepsOf } from '../../../../domain/runbook/step.ts';
import { packIds } from '../../edge/value.ts';
import { context, section } from '../../kit/blocks.ts';
import { longTextField, radioField, textField } from '../../kit/inputs.ts';
import { joinMrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { firstGroupWords } from '../../rollout/group-words.ts';
import { ANNOUNCEMENT_ROOM } from '../announcement/announcement-blocks.ts';
import { inField } from '../announcement/announcement-draft.ts';
import { plainAnnouncement } from '../announcement/plain-words.ts';
import { LAUNCH_FORMS } from '../ids.ts';
import { goesTo, type Place, readersOf } from '../prompt/places.ts';
import { practiceBlocks } from '../prompt/practice.ts';
import { twiceLines, withoutLines } from '../prompt/readiness-words.ts';

/** What the launch means at this moment. */
export const MOMENTS = [
  {
    value: 'live_now',
    text: 'It is live now',
    description: 'Users have it. The announcement goes out at once.',
  },
  {
    value: 'deployment_starts',
    text: 'Deployment starts now',
    description: 'Nothing is announced yet. I ask whether it worked.',
  },
] as const;

export type AnnounceForm = {
  release: Release;
  text: AnnouncementText;
  /** True when the text is what this person typed earlier, not what the plan says. */
  kept: boolean;
  places: readonly Place[];
  /** What stands below the words, and is not typed in here: where users learn it, who looks after it. */
  beside?: readonly KnownBlock[];
};

/** Nobody loses what has no room: it stays behind what is typed. */
const longField = (id: keyof AnnouncementText, label: string, text: string) => {
  const initial = inField(text.toWellFormed());
  const more = text.length - initial.length;
  const hint = `It goes on: ${more.toLocaleString('en-US')} more characters have no room here and follow as they are.`;
  return longTextField({ id, label, initial, optional: true, ...(more > 0 && { hint }) });
};

/** A confidential release stops being a secret the moment it is announced. */
const endsSecrecy = (release: Release, places: readonly Place[]): KnownBlock[] =>
  release.visibility === 'confidential' && !release.practice && places.length > 0
    ? [section(mrkdwn`:warning: *This ends the secrecy:* ${readersOf(places)} will read it.`)]
    : [];

/** Versions that go out behind it, and those that will not. */
const versionsOf = (release: Release): KnownBlock[] => {
  const line = (says: string, versions: readonly Version[]): KnownBlock[] =>
    versions.length === 0 ? [] : [context(mrkdwn`${says}: ${joinMrkdwn(versions.map(versionName), '; ')}.`)];
  return [
    ...line('Behind it goes', goesBehind(release)),
    ...line('Not approved, so it does not go out with it', notApproved(release)),
  ];
};

const introduction = ({ release, kept, places }: AnnounceForm): KnownBlock[] => {
  const without = withoutLines(release);
  const twice = twiceLines(release);
  const first = firstGroupWords(release);
  return [
    ...practiceBlocks(release),
    ...endsSecrecy(release, places),
    section(mrkdwn`The announcement of *${titleOf(release)}*, as it will appear. ${goesTo(places)}`),
    ...(first === null ? [] : [section(first)]),
    ...(kept ? [context('We kept what you typed.')] : []),
    ...(without === null ? [] : [section(without)]),
    ...(twice === null ? [] : [section(twice)]),
    ...versionsOf(release),
  ];
};

/** The parts of an announcement, to be edited. */
export const announcementFields = (text: AnnouncementText): KnownBlock[] => [
  textField({ id: 'title', label: 'Headline', initial: text.title, maxLength: ANNOUNCEMENT_ROOM.title }),
  longTextField({
    id: 'value',
    label: 'What users gain',
    initial: text.value,
    maxLength: ANNOUNCEMENT_ROOM.value,
  }),
  longField('highlights', 'Highlights', text.highlights),
  longField('closing', 'Who to ask, and thanks', text.closing),
];

const fields = ({ text, release, beside = [] }: AnnounceForm): KnownBlock[] => [
  ...announcementFields(text),
  ...(beside.length === 0 ? [] : [context('Below it, from the plan:'), ...beside]),
  ...plainAnnouncement(text, release),
];

/** Where the plan lists steps that come before users have it, the launch begins with them. */
const firstMoment = (release: Release): string =>
  stepsOf(release).some(({ moment }) => moment === 'before') ? 'deployment_starts' : 'live_now';

/** Launch: the announcement to read and edit, and whether it is live or only starts. */
export const launchForm = (form: AnnounceForm & { early: boolean }): ModalView =>
  modal({
    callbackId: form.early ? LAUNCH_FORMS.announceEarly : LAUNCH_FORMS.announce,
    title: `Launch ${titleOf(form.release)}`,
    submit: 'Launch',
    privateMetadata: packIds({ releaseId: form.release.id }),
    blocks: [
      ...introduction(form),
      ...fields(form),
      radioField({
        id: 'moment',
        label: 'What happens now?',
        choices: MOMENTS,
        initial: firstMoment(form.release),
      }),
    ],
  });

/** The deployment is through: the announcement once more, then it goes out. */
export const liveForm = (form: AnnounceForm): ModalView =>
  modal({
    callbackId: LAUNCH_FORMS.declareLive,
    title: `Announce ${titleOf(form.release)}`,
    submit: 'It is live, announce',
    privateMetadata: packIds({ releaseId: form.release.id }),
    blocks: [...introduction(form), ...fields(form)],
  });
