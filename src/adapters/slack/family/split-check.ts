import type { KnownBlock, ModalView } from '@slack/types';
import { type SplitForm, splitOffOf } from '../../../application/family/split-release.ts';
import { leftByAll } from '../../../domain/contents/scope.ts';
import type { Decided } from '../../../domain/decision.ts';
import { isSettled } from '../../../domain/lights/light.ts';
import { type PlannedLaunch, type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richList } from '../kit/rich-text.ts';
import { modal } from '../kit/views.ts';
import type { Scene } from '../planning/card/standing.ts';
import { listedNames } from '../words/listed-names.ts';
import { plainName } from '../words/plain-name.ts';
import { FAMILY_FORMS } from './ids.ts';

/** Room for the points, in characters. */
const POINTS_MAX = 2000;
const POINTS_NAMED = 5;

export type SplitLook = {
  scene: Scene;
  form: SplitForm;
  launch: PlannedLaunch;
  /** What becomes of the release that stays. */
  stays: Decided;
};

/** Whom a decision asks again, by name. */
export const askedAgain = ({ events }: Decided): readonly string[] =>
  events.flatMap((event) => (event.type === 'light_stale' ? [event.name] : []));

const leftBehind = ({ conditions, blockers, plan }: Release): boolean =>
  conditions.length + blockers.length + plan.contents.milestones.length > 0;

const newOne = ({ scene: { release, now }, form, launch }: SplitLook): Release =>
  splitOffOf(release, form, { id: '', key: '', now, launch });

/** Points whose own departments go elsewhere: everybody judges them from then on. */
const judgedByAll = ({ plan, lights }: Release, title: string): readonly Mrkdwn[] => {
  const points = leftByAll(
    plan.contents.scope,
    lights.map(({ departmentId }) => departmentId),
  );
  const shown = points.slice(0, POINTS_NAMED).map(({ what }) => plainName(what));
  const more = points.length - shown.length;
  const names = more > 0 ? [...shown, `${more} more`] : shown;
  return points.length === 0
    ? []
    : [
        mrkdwn`*Judged by every department of ${title} now, because those that they name are not part of it:* ${listedNames(names)}`,
      ];
};

/** What would happen, in words: who keeps the light, who is asked anew, who is asked again where it stays. */
export const splitLines = (look: SplitLook): readonly Mrkdwn[] => {
  const { release } = look.scene;
  const off = newOne(look);
  const [title, old] = [plainName(titleOf(off)), plainName(titleOf(release))];
  const kept = off.lights.filter(isSettled).map(({ name }) => name);
  const anew = off.lights.filter((light) => !isSettled(light)).map(({ name }) => name);
  const again = askedAgain(look.stays);
  return [
    mrkdwn`*${title}* launches ${slackDate(look.launch.at, look.launch.zone)}.`,
    ...(kept.length === 0 ? [] : [mrkdwn`*Keep their green light:* ${listedNames(kept)}`]),
    ...(anew.length === 0 ? [] : [mrkdwn`*Asked anew for ${title}:* ${listedNames(anew)}`]),
    again.length === 0
      ? mrkdwn`Nobody is asked again for ${old}.`
      : mrkdwn`*Asked again for ${old}:* ${listedNames(again)}`,
    ...judgedByAll(look.stays.release, old),
    ...judgedByAll(off, title),
    ...(leftBehind(release)
      ? [mrkdwn`Milestones, conditions and what somebody raised stay with ${old}.`]
      : []),
  ];
};

/** One text that says the same for as long as the same would happen. */
export const splitMark = (look: SplitLook): string =>
  splitLines(look)
    .map(({ text }) => text)
    .join('\n');

const changedMeanwhile: KnownBlock[] = [
  context('Something changed while you looked at this. Here is what would happen now.'),
];

/** "Split off Atlas 2.1": everything that follows, before it happens. */
export const splitCheck = (
  look: SplitLook,
  { draftId, changed }: { draftId: string; changed: boolean },
): ModalView => {
  const { release } = look.scene;
  const off = newOne(look);
  const [first, ...others] = splitLines(look);
  return modal({
    callbackId: FAMILY_FORMS.splitCheck,
    title: 'Split a release',
    submit: `Split off ${titleOf(off)}`,
    close: 'Not now',
    privateMetadata: packIds({ releaseId: release.id, extra: draftId }),
    blocks: [
      ...(changed ? changedMeanwhile : []),
      section(first ?? ''),
      section('What goes over:'),
      richList(
        off.plan.contents.scope.map(({ what }) => what),
        POINTS_MAX,
      ),
      ...others.map((line) => section(line)),
    ],
  });
};
