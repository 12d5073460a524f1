import type { ModalView } from '@slack/types';
import { NOTE_MAX, type NoteKind } from '../../../domain/meetings/note.ts';
import type { Release } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { context } from '../kit/blocks.ts';
import { dateField, initialOf, longTextField, personField, selectField } from '../kit/inputs.ts';
import { link, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { releaseChoice } from '../planning/card/release-choice.ts';
import { NOTE_FORMS } from './ids.ts';

/** The fields of the form, by their ids. */
export const NOTE_FIELDS = ['release', 'text', 'owner', 'dueOn'] as const;

export type NoteValues = Readonly<Record<string, string>>;

const WORDS: Record<NoteKind, { title: string; text: string; owner: string; dueOn: string }> = {
  decision: {
    title: 'Note a decision',
    text: 'What was decided?',
    owner: 'Who decided it?',
    dueOn: 'From or until when?',
  },
  action: {
    title: 'Note an action',
    text: 'What is to be done?',
    owner: 'Who does it?',
    dueOn: 'Until when?',
  },
};

export type NoteParts = {
  kind: NoteKind;
  /** At least one. */
  releases: readonly Release[];
  values: NoteValues;
  /** The address of the message that it is noted from. */
  link: string;
  draftId: string;
  /** True when the values were typed before and could not be taken then. */
  kept: boolean;
};

/** What was decided or promised in a message: a few words, who, and until when. */
export const noteForm = ({ kind, releases, values, link: address, draftId, kept }: NoteParts): ModalView => {
  const words = WORDS[kind];
  return modal({
    callbackId: NOTE_FORMS[kind],
    title: words.title,
    submit: 'Note it',
    privateMetadata: packIds({ extra: draftId }),
    blocks: [
      ...(kept ? [context('We kept what you typed.')] : []),
      selectField({
        id: 'release',
        label: 'Which release?',
        placeholder: 'Choose a release',
        choices: releases.map(releaseChoice),
        ...initialOf(values, 'release'),
      }),
      longTextField({ id: 'text', label: words.text, maxLength: NOTE_MAX, ...initialOf(values, 'text') }),
      personField({ id: 'owner', label: words.owner, ...initialOf(values, 'owner') }),
      dateField({
        id: 'dueOn',
        label: words.dueOn,
        optional: kind === 'decision',
        ...initialOf(values, 'dueOn'),
      }),
      context(mrkdwn`${link(address, 'The message')} is linked with it.`),
    ],
  });
};
