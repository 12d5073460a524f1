import { type Json, recordAt, textAt } from '../../json.ts';
import type { MessageVersion, PracticeMessage } from '../../workspace/model.ts';
import { offers } from '../stage/doing.ts';
import type { Deed } from './deeds.ts';
import { releaseOf } from './running.ts';

/** Everything that the guide may tick off. */
export type Happening =
  | 'planned'
  | 'started'
  | 'asked'
  | 'green'
  | 'red'
  | 'launch refused'
  | 'red turned green'
  | 'all green'
  | 'launched'
  | 'rated'
  | 'feedback read'
  | 'closed';

/** One rendering of a message, and where it stands. */
export type Sight = {
  message: PracticeMessage;
  version: MessageVersion;
  isDirect: boolean;
  /** What people did so far that waits for its answer. */
  deeds: readonly Deed[];
};

const firstWords = (blocks: readonly Json[]): string => {
  const section = blocks.find(({ type }) => type === 'section');
  return textAt(recordAt(section, 'text'), 'text');
};

/** A department's card that was answered: its button changes the answer, its first sign says which it is. */
const answeredWith =
  (circle: string) =>
  (version: Pick<MessageVersion, 'blocks'>): boolean =>
    offers(version, 'light.change') && firstWords(version.blocks).startsWith(circle);

const answeredGreen = answeredWith(':large_green_circle:');
/** Whether a department's card says "not yet". */
export const answeredRed = answeredWith(':red_circle:');

const versionsBefore = ({ message, version }: Sight): readonly MessageVersion[] =>
  message.versions.slice(0, message.versions.indexOf(version));

/** The bot's messages that live on carry its mark; what it only answers does not. */
const isKept = ({ message }: Sight): boolean =>
  textAt(message.metadata, 'event_type') === 'greenlight_message';

const isReply = ({ threadTs, ts }: PracticeMessage): boolean => threadTs !== undefined && threadTs !== ts;

/** Whether whoever sees this did that before, so that it can be the answer to it. */
const answers = ({ message, version, deeds }: Sight, what: Deed['what']): boolean =>
  deeds.some((deed) => deed.what === what && deed.person === message.ephemeralFor && deed.at <= version.at);

const wasClosed = ({ version, deeds }: Sight): boolean =>
  deeds.some(({ what, release }) => what === 'close' && release !== null && release === releaseOf(version));

/**
 * By what each is known: buttons by their published ids, the circle on a card, the answer that follows what
 * somebody did. A click that the bot refused changes none of them.
 */
export const SIGNS: Readonly<Record<Happening, (sight: Sight) => boolean>> = {
  planned: (sight) => isKept(sight) && sight.isDirect && offers(sight.version, 'plan.start'),
  started: (sight) => isKept(sight) && offers(sight.version, 'plan.details'),
  asked: (sight) => isKept(sight) && offers(sight.version, 'light.not_yet'),
  green: (sight) => isKept(sight) && answeredGreen(sight.version),
  red: (sight) => isKept(sight) && answeredRed(sight.version),
  'launch refused': (sight) =>
    answers(sight, 'launch') &&
    sight.version.text.startsWith('Not launched:') &&
    // What is in the way is listed for its release manager only; others read that they may not.
    sight.version.text.includes('\n•'),
  'red turned green': (sight) =>
    isKept(sight) && answeredGreen(sight.version) && versionsBefore(sight).some(answeredRed),
  'all green': (sight) => isKept(sight) && sight.isDirect && offers(sight.version, 'launch.read'),
  launched: (sight) => isKept(sight) && !isReply(sight.message) && offers(sight.version, 'feedback.rate_5'),
  rated: (sight) => sight.message.ephemeralFor !== undefined && offers(sight.version, 'feedback.add_words'),
  'feedback read': (sight) =>
    answers(sight, 'feedback') && /^Feedback on .*: \d+ answers?\b/.test(sight.version.text),
  closed: (sight) =>
    isKept(sight) &&
    offers(sight.version, 'plan.details') &&
    wasClosed(sight) &&
    firstWords(sight.version.blocks).startsWith('*Closed*'),
};
