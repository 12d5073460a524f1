import type { ModalView } from '@slack/types';
import { type NextRound, nextRoundFor } from '../../../domain/acceptance/next-round.ts';
import { BUILD_MAX, INVITEES_MAX, type RoundForm } from '../../../domain/acceptance/round-form.ts';
import { lastClosed } from '../../../domain/acceptance/standing.ts';
import { toWall } from '../../../domain/calendar.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import type { Release } from '../../../domain/release.ts';
import { weekOf } from '../../../domain/settings/settings.ts';
import { addWorkingDays } from '../../../domain/working-days.ts';
import { packIds } from '../edge/value.ts';
import { type Typed, typedList, typedText } from '../edge/visit.ts';
import { context, section } from '../kit/blocks.ts';
import { channelField, dateField, initialOf, peopleField, personField, textField } from '../kit/inputs.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import type { Scene } from '../lights/card/scene.ts';
import { titled } from '../planning/card/titled.ts';
import { KEPT_WORDS } from '../planning/form/first-form.ts';
import { peopleCount } from '../words/count-words.ts';
import { ROUND_FORMS } from './ids.ts';

/** How long people have to try it, unless somebody says otherwise. */
const USUAL_DAYS = 3;

const why = (release: Release, next: NextRound | null): Mrkdwn => {
  const number = release.rounds.length + 1;
  const head = mrkdwn`*${titled(release)}*, round ${number}: people try it before everybody gets it.`;
  if (next === null || next.inviteeIds.length === 0) return head;
  return next.hadProblems
    ? mrkdwn`${head} I have filled in the ${peopleCount(next.inviteeIds.length)} who had problems in round ${number - 1}.`
    : mrkdwn`${head} I have filled in who was invited to round ${number - 1}.`;
};

/** A draft sends nothing, and neither does a release on hold. */
const whenSent = ({ release }: Scene): string => {
  if (release.startedAt === null)
    return 'Nobody is asked yet: the cards go out once the release has started, on the first day.';
  return release.hold === null
    ? 'The cards go out in the morning of the first day, or at once if that is today.'
    : 'The release is on hold: the cards go out when it goes on.';
};

/** What the form shows before anybody typed: those who had problems, from today on. */
export const emptyRound = ({ release, settings, now }: Scene): FormFields => {
  const next = nextRoundFor(release);
  const today = toWall(now, release.plan.launch.zone).date;
  return {
    build: next === null ? release.plan.candidate : next.build,
    from: today,
    until: addWorkingDays(today, USUAL_DAYS, weekOf(settings)),
    owner: lastClosed(release)?.owner.userId ?? release.manager.userId,
    people: (next?.inviteeIds ?? []).join(','),
    channel: '',
  };
};

const list = (text: string | undefined): readonly string[] =>
  (text ?? '').split(',').filter((id) => id !== '');

/** "Try it": which build, from when to when, who looks after it, and who tries it. */
export const roundForm = (
  scene: Scene,
  { values, kept }: { values: FormFields; kept: boolean },
): ModalView => {
  const { release } = scene;
  return modal({
    callbackId: ROUND_FORMS.open,
    title: 'Try it with users',
    submit: 'Open the round',
    notifyOnClose: true,
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(why(release, nextRoundFor(release))),
      ...(kept ? [context(KEPT_WORDS)] : []),
      textField({
        id: 'build',
        label: 'Which build do they try?',
        maxLength: BUILD_MAX,
        ...initialOf(values, 'build'),
      }),
      dateField({ id: 'from', label: 'First day', ...initialOf(values, 'from') }),
      dateField({ id: 'until', label: 'Last day', ...initialOf(values, 'until') }),
      personField({
        id: 'owner',
        label: 'Who looks after it?',
        hint: 'Reads what was found, decides what becomes of it, and closes the round.',
        ...initialOf(values, 'owner'),
      }),
      peopleField({
        id: 'people',
        label: 'Who tries it?',
        hint: `Up to ${INVITEES_MAX} people; each gets a card of their own.`,
        optional: true,
        initial: list(values.people),
      }),
      channelField({
        id: 'channel',
        label: 'Or a channel',
        hint: 'Everybody in it can answer. Choose people or a channel, not both.',
        optional: true,
        ...initialOf(values, 'channel'),
      }),
      context(whenSent(scene)),
    ],
  });
};

/** What came back from it, as texts. */
export const typedRound = (typed: Typed): FormFields => ({
  build: typedText(typed, 'build'),
  from: typedText(typed, 'from'),
  until: typedText(typed, 'until'),
  owner: typedText(typed, 'owner'),
  people: typedList(typed, 'people').join(','),
  channel: typedText(typed, 'channel'),
});

export const roundOfFields = (fields: FormFields): RoundForm => ({
  build: fields.build ?? '',
  from: fields.from ?? '',
  until: fields.until ?? '',
  ownerId: fields.owner ?? '',
  inviteeIds: list(fields.people),
  channelId: fields.channel ?? '',
});
