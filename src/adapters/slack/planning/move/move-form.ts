import type { KnownBlock, ModalView } from '@slack/types';
import { formatDate, type Instant } from '../../../../domain/calendar.ts';
import { SLIPS, type Slip, slipBy } from '../../../../domain/move/move-choices.ts';
import { SLIP_REASONS } from '../../../../domain/move/planned-move.ts';
import type { MovePreview } from '../../../../domain/move/preview-move.ts';
import { SLIP_WORDS } from '../../../../domain/move/slip-words.ts';
import type { PlannedLaunch, Release } from '../../../../domain/release.ts';
import { weekOf } from '../../../../domain/settings/settings.ts';
import { packIds } from '../../edge/value.ts';
import { context, divider, section } from '../../kit/blocks.ts';
import { slackDate } from '../../kit/dates.ts';
import type { Choice } from '../../kit/elements.ts';
import { longTextField, radioField, selectField, tellsAtOnce } from '../../kit/inputs.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { capital } from '../../words/capital.ts';
import type { Scene } from '../card/standing.ts';
import { titled } from '../card/titled.ts';
import { KEPT_WORDS } from '../form/first-form.ts';
import { launchFields } from '../form/launch-fields.ts';
import { MOVE_FIELDS, MOVE_FORM } from './ids.ts';
import { type MoveFields, TO_A_DATE } from './move-fields.ts';
import { previewBlocks } from './preview-blocks.ts';

const WORDS_MAX = 500;

const SLIP_LABELS: Record<Slip, string> = { day: 'A day later', week: 'A week later' };

export type MoveForm = {
  scene: Scene;
  fields: MoveFields;
  /** The manager's own zone, null when it is not known. */
  ownZone: string | null;
  /** What the chosen date means; null while none is chosen. */
  preview: MovePreview | null;
  /** Why there is no preview of what was chosen, in a sentence. */
  problem: string | null;
  page: number;
  /** It holds what was typed last time. */
  kept: boolean;
};

/** One tap each. The date that was shown comes back with it, whatever has changed by then. */
export const offeredDates = ({ release, settings, now }: Scene): readonly Choice[] => {
  const slips = SLIPS.map((slip): Choice => {
    const { date } = slipBy(slip, release.plan.launch, weekOf(settings), now);
    return { text: `${SLIP_LABELS[slip]}: ${formatDate(date, 'UTC', now)}`, value: `${slip}:${date}` };
  });
  return [...slips, { text: 'To a date', value: TO_A_DATE }];
};

const wallFields = ({ scene, fields, ownZone }: MoveForm): KnownBlock[] => {
  const { release, settings, now } = scene;
  const { launch } = release.plan;
  const shown = { date: fields.date, time: fields.time || launch.time, zone: fields.zone || launch.zone };
  const zones = { own: ownZone, workspace: settings.zone };
  const words = { labels: { date: 'New launch date' }, ids: MOVE_FIELDS };
  return launchFields(shown, { zones, now }, words).map(tellsAtOnce);
};

const reasons: readonly Choice[] = SLIP_REASONS.map((reason) => ({
  text: capital(SLIP_WORDS[reason]),
  value: reason,
}));

const waiting = ({ move }: Release): KnownBlock[] =>
  move === null
    ? []
    : [
        context(
          mrkdwn`You chose ${slackDate(move.to.at, move.to.zone)} a moment ago; what you choose now takes its place.`,
        ),
      ];

const means = ({ scene, preview, problem, page }: MoveForm): readonly KnownBlock[] => {
  if (problem !== null) return [section(problem)];
  return preview === null
    ? [context('Choose the new date to see what moves with it and who hears of it. Nothing is moved yet.')]
    : previewBlocks(scene, preview, page);
};

const submitWords = (to: PlannedLaunch | undefined, now: Instant): string =>
  to === undefined ? 'Move' : `Move to ${formatDate(to.date, 'UTC', now)}`;

/** The new date, why, and everything that follows from it, before anybody hears of it. */
export const moveForm = (form: MoveForm): ModalView => {
  const { scene, fields, preview } = form;
  const { release, now } = scene;
  const { at, zone } = release.plan.launch;
  const offered = offeredDates(scene);
  return modal({
    callbackId: MOVE_FORM,
    title: 'Move the launch',
    submit: submitWords(preview?.to, now),
    notifyOnClose: true,
    // Which date the form started from: another one by now is another move.
    privateMetadata: packIds({ releaseId: release.id, seen: at }),
    blocks: [
      section(mrkdwn`*${titled(release)}* launches ${slackDate(at, zone)} as planned now.`),
      ...waiting(release),
      ...(form.kept ? [context(KEPT_WORDS)] : []),
      tellsAtOnce(
        radioField({
          id: MOVE_FIELDS.choice,
          label: 'When does it launch instead?',
          choices: offered,
          ...(offered.some(({ value }) => value === fields.choice) && { initial: fields.choice }),
        }),
      ),
      ...(fields.choice === TO_A_DATE ? wallFields(form) : []),
      selectField({
        id: 'reason',
        label: 'Why?',
        placeholder: 'Because …',
        choices: reasons,
        ...(fields.reason !== '' && { initial: fields.reason }),
      }),
      longTextField({
        id: 'words',
        label: 'In your words',
        hint: 'Everybody who hears of the move reads it.',
        optional: true,
        maxLength: WORDS_MAX,
        initial: fields.words,
      }),
      divider(),
      ...means(form),
    ],
  });
};
