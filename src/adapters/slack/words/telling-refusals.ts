import { plainName } from './plain-name.ts';
import type { RefusalWords } from './refusal.ts';

type TellingCode =
  | 'version_is_out'
  | 'version_not_out'
  | 'version_changed'
  | 'version_not_written'
  | 'version_not_checked'
  | 'notice_too_late'
  | 'notice_is_secret';

/** Why something about an announcement's versions was not done, and who or what can change it. */
export const TELLING_REFUSALS: Pick<RefusalWords, TellingCode> = {
  version_is_out: () =>
    'Nothing was changed: its readers have it already. The release manager can correct it, and says why.',
  version_not_out: () =>
    'Nothing was changed: it is not out yet. It goes out at its moment, once the release manager has approved it.',
  version_changed: () =>
    'Nothing was recorded: the words were changed while you read them. Open it again and read what it says now.',
  version_not_written: ({ by }) =>
    `Nothing was recorded: nobody has written it yet. Please ask ${plainName(by)}.`,
  version_not_checked: ({ by }) =>
    `Not approved: ${plainName(by)} has to say first that it is right. Ask them, or name somebody else who checks it.`,
  notice_too_late: (_, { title }) =>
    `Nothing was changed: ${title} is launched, so there is nothing left to give notice of. Choose "With the launch".`,
  notice_is_secret: (_, { title }) =>
    `Not approved: not everyone may know of ${title} before it is launched. Send the notice to its own channel, or after the launch.`,
};
