import type { ModalView } from '@slack/types';
import { TITLE_MAX } from '../../../domain/plan/plan-form.ts';
import { BREAKS_MAX, CHANGES_MAX } from '../../../domain/urgent/hotfix-form.ts';
import { context, section } from '../kit/blocks.ts';
import { longTextField, personField, textField } from '../kit/inputs.ts';
import { modal } from '../kit/views.ts';
import { listedAnd } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { URGENT_FORMS } from './ids.ts';

export type HotfixValues = Readonly<Record<'title' | 'breaks' | 'changes' | 'confirmer', string>>;

/** Slack counts two for what the rule counts as one: an emoji. The rule has the last word, at its field. */
const UNITS = 2;

/** Who hears of it now, and who in the morning. */
export type HotfixReach = { atOnce: readonly string[]; later: readonly string[]; missing: readonly string[] };

const names = (all: readonly string[]): string => listedAnd(all.map((name) => plainName(name)));

const reachWords = ({ atOnce, later, missing }: HotfixReach): string =>
  [
    atOnce.length === 0 ? '' : `Asked at once, whatever the hour: ${names(atOnce)}.`,
    later.length === 0
      ? ''
      : `Nobody is on duty for ${names(later)}: asked in the channel, in working hours. An admin can name somebody in the settings.`,
    missing.length === 0 ? '' : `Not in this workspace: ${names(missing)}.`,
    'Everybody else reads one message when their day begins.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');

/** "Hotfix": what breaks, what changes, who looks afterwards. It starts with this form. */
export const hotfixForm = (
  values: HotfixValues,
  { reach, kept }: { reach: HotfixReach; kept: boolean },
): ModalView =>
  modal({
    callbackId: URGENT_FORMS.hotfix,
    title: 'Hotfix',
    submit: 'Start and ask now',
    blocks: [
      section(reachWords(reach)),
      ...(kept ? [context('We kept what you typed.')] : []),
      longTextField({
        id: 'breaks',
        label: 'What breaks for customers?',
        placeholder: 'Nobody can log in since 22:40.',
        maxLength: BREAKS_MAX * UNITS,
        initial: values.breaks,
      }),
      longTextField({
        id: 'changes',
        label: 'What do we change?',
        placeholder: 'The login service goes back to its old certificate.',
        maxLength: CHANGES_MAX * UNITS,
        initial: values.changes,
      }),
      personField({
        id: 'confirmer',
        label: 'Who confirms that it is mended?',
        hint: 'Asked once it is live.',
        ...(values.confirmer !== '' && { initial: values.confirmer }),
      }),
      textField({ id: 'title', label: 'Name', maxLength: TITLE_MAX * UNITS, initial: values.title }),
    ],
  });
