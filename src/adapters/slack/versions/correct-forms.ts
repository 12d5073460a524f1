import type { InputBlock, ModalView } from '@slack/types';
import type { Version } from '../../../domain/announcement/version.ts';
import type { AnnouncementText } from '../../../domain/launch/announcement.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { longTextField } from '../kit/inputs.ts';
import { LIMITS } from '../kit/limits.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { announcementFields } from '../launch/form/announce-form.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import type { Scene } from '../lights/card/scene.ts';
import { titled } from '../planning/card/titled.ts';
import { VERSION_FORMS } from './ids.ts';
import { whereWords } from './version-words.ts';

const reason = (): InputBlock =>
  longTextField({
    id: 'reason',
    label: 'What was wrong?',
    hint: 'Everybody who read it reads this in its thread.',
    maxLength: 500,
  });

/** Other words for a version that its readers have. */
export const correctForm = ({ release }: Scene, version: Version): ModalView =>
  modal({
    callbackId: VERSION_FORMS.correct,
    title: 'Correct it',
    submit: 'Correct',
    privateMetadata: packIds({ releaseId: release.id, extra: version.id }),
    blocks: [
      ...practiceBlocks(release),
      section(
        version.channelId === null
          ? mrkdwn`*${titled(release)}*, for ${whereWords(version)}: ${version.writer.name} is asked to send it once more.`
          : mrkdwn`*${titled(release)}*, for ${whereWords(version)}: the message is edited, and its thread says why.`,
      ),
      longTextField({
        id: 'words',
        label: 'What they read',
        initial: version.words,
        maxLength: LIMITS.inputText,
      }),
      reason(),
    ],
  });

/** Another text for the announcement that is out. */
export const correctAnnouncementForm = ({ release }: Scene, text: AnnouncementText): ModalView =>
  modal({
    callbackId: VERSION_FORMS.correctAnnouncement,
    title: 'Correct it',
    submit: 'Correct',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(
        mrkdwn`The announcement of *${titled(release)}*: it is edited wherever it stands, and its thread says why.`,
      ),
      ...announcementFields(text),
      reason(),
    ],
  });
