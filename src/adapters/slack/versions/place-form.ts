import type { ModalView } from '@slack/types';
import { READERS, type Version } from '../../../domain/announcement/version.ts';
import {
  NOTICE_DAYS,
  OUTSIDE_MAX,
  type VersionForm,
  WITH_LAUNCH,
  whenChoice,
} from '../../../domain/announcement/version-form.ts';
import { READER_WORDS } from '../../../domain/announcement/version-name.ts';
import { packIds } from '../edge/value.ts';
import { type Typed, typedText } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { channelField, personField, selectField, textField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import type { Scene } from '../lights/card/scene.ts';
import { titled } from '../planning/card/titled.ts';
import { counted } from '../words/listed.ts';
import { VERSION_FORMS } from './ids.ts';

const WHENS = [
  { value: WITH_LAUNCH, text: 'With the launch' },
  ...NOTICE_DAYS.map((days) => ({
    value: String(days),
    text: `A notice ${counted(days, 'working day')} before`,
  })),
];

/** Whom a version is for, when and where it goes, who writes it and who checks it. */
export const placeForm = ({ release }: Scene, version: Version | null): ModalView =>
  modal({
    callbackId: VERSION_FORMS.place,
    title: version === null ? 'Add a version' : 'Change the version',
    submit: 'Save',
    privateMetadata: packIds({ releaseId: release.id, ...(version !== null && { extra: version.id }) }),
    blocks: [
      ...practiceBlocks(release),
      section(mrkdwn`A version of the announcement of *${titled(release)}*, for one group of readers.`),
      selectField({
        id: 'readers',
        label: 'Whom is it for?',
        choices: READERS.map((value) => ({ value, text: READER_WORDS[value] })),
        initial: version?.readers ?? 'field',
      }),
      selectField({
        id: 'when',
        label: 'When does it go out?',
        hint: 'A notice says what changes, for whom, from when, and what they have to do.',
        choices: WHENS,
        initial: whenChoice(version?.when ?? null),
      }),
      channelField({
        id: 'channel',
        label: 'In which channel?',
        optional: true,
        ...(version?.channelId != null && { initial: version.channelId }),
      }),
      textField({
        id: 'outside',
        label: 'Or where outside Slack?',
        hint: 'As in "Newsletter". Whoever writes it sends it, and gets the text to copy.',
        optional: true,
        maxLength: OUTSIDE_MAX,
        initial: version?.outside ?? '',
      }),
      personField({
        id: 'writer',
        label: 'Who writes it?',
        initial: version?.writer.userId ?? release.manager.userId,
      }),
      personField({
        id: 'checker',
        label: 'Who checks that it is right?',
        hint: 'Somebody who knows what was built. Nobody: you approve what was written.',
        optional: true,
        ...(version?.checker != null && { initial: version.checker.userId }),
      }),
    ],
  });

/** What came back from it. */
export const typedPlace = (typed: Typed): VersionForm => ({
  readers: typedText(typed, 'readers'),
  when: typedText(typed, 'when'),
  channelId: typedText(typed, 'channel'),
  outside: typedText(typed, 'outside'),
  writerId: typedText(typed, 'writer'),
  checkerId: typedText(typed, 'checker'),
});
