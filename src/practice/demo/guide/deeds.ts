import { type Json, recordAt, recordsAt, textAt } from '../../json.ts';
import type { LoggedDelivery } from '../../request-log.ts';

/** What somebody did that only its answer shows: asked for a launch, read what people said, closed a release. */
export type Deed = {
  what: 'launch' | 'feedback' | 'close';
  person: string;
  /** Id of the release, where a form named it. */
  release: string | null;
  /** Epoch milliseconds, virtual. */
  at: number;
};

const BY_WORD: Readonly<Record<string, Deed['what']>> = { launch: 'launch', feedback: 'feedback' };

const BY_ID: Readonly<Record<string, Deed['what']>> = {
  'launch.open': 'launch',
  'feedback.summary': 'feedback',
  'close.release': 'close',
};

/** The release that a value of a button, or the metadata of a form, names. */
export const releaseIn = (packed: string): string | null => /"r":"([^"]+)"/.exec(packed)?.[1] ?? null;

const byCommand = (payload: Json, at: number): Deed | null => {
  const [word = ''] = textAt(payload, 'text').trim().split(/\s+/);
  const what = BY_WORD[word.toLowerCase()];
  return what === undefined ? null : { what, person: textAt(payload, 'user_id'), release: null, at };
};

const byClick = (payload: Json, at: number): Deed | null => {
  const view = recordAt(payload, 'view');
  const id =
    payload.type === 'view_submission'
      ? textAt(view, 'callback_id')
      : textAt(recordsAt(payload, 'actions')[0], 'action_id');
  const what = BY_ID[id];
  if (what === undefined) return null;
  const release = releaseIn(textAt(view, 'private_metadata'));
  return { what, person: textAt(recordAt(payload, 'user'), 'id'), release, at };
};

/** What a delivery tells that the guide waits for, or null. */
export const deedOf = ({ kind, payload, virtualAt }: LoggedDelivery): Deed | null => {
  if (kind === 'command') return byCommand(payload, virtualAt);
  return kind === 'interaction' ? byClick(payload, virtualAt) : null;
};
