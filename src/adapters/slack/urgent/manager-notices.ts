import { isAfter } from '../../../domain/calendar.ts';
import { nextAsk } from '../../../domain/delivery/answer-moments.ts';
import { SILENT_MINUTES } from '../../../domain/delivery/urgent-moments.ts';
import { isOwed, type Light } from '../../../domain/lights/light.ts';
import { lightsAreOpen, titleOf } from '../../../domain/release.ts';
import { isAskedInPerson } from '../../../domain/urgent/asked-in-person.ts';
import { isReviewOwed } from '../../../domain/urgent/decide-urgent.ts';
import { askedInAHurry } from '../../../domain/urgent/who-is-asked.ts';
import { section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { withoutControls } from '../launch/without/without-button.ts';
import type { Scene } from '../lights/card/scene.ts';
import { moment } from '../lights/card/sentences.ts';
import { reviewControls } from './review.ts';

/** What the manager of a hotfix is told beside its events; a payload names one. */
const TOLD = ['urgent_unreached', 'urgent_silent', 'urgent_review'] as const;
export type HotfixNotice = (typeof TOLD)[number];

export const isHotfixNotice = (what: unknown): what is HotfixNotice =>
  (TOLD as readonly unknown[]).includes(what);

const joined = (names: readonly string[]): Mrkdwn =>
  joinMrkdwn(
    names.map((name) => mrkdwn`${name}`),
    ', ',
  );

/** Whom it does not reach before morning, and whom there is not. */
const unreached = (scene: Scene): SlackMessage | null => {
  const { release, settings, now } = scene;
  if (!lightsAreOpen(release)) return null;
  const asleep = release.lights
    .filter((light) => !isAskedInPerson(light, release) && light.askedAt === null)
    .map((light) => ({ name: light.name, at: nextAsk(light, release, settings, now) }))
    .filter(({ at }) => isAfter(at, now));
  const { missing } = askedInAHurry(settings);
  const lines = [
    ...asleep.map(
      ({ name, at }) => mrkdwn`*${name}*: nobody is on duty. I ask in its channel ${moment(at, release)}.`,
    ),
    ...(missing.length === 0 ? [] : [mrkdwn`This workspace has no department for ${joined(missing)}.`]),
  ];
  if (lines.length === 0) return null;
  const first = mrkdwn`*${titleOf(release)}* does not reach everybody now.`;
  const next = asleep.length === 0 ? null : mrkdwn`Call them if you need them now. Or launch without them.`;
  return message(joinMrkdwn([first, ...lines, next], ' '), [
    section(joinMrkdwn([first, ...lines])),
    ...(next === null ? [] : [section(next), ...withoutControls(release)]),
  ]);
};

/** Who was asked in person, and has not answered. */
const silent = ({ release, now: _now }: Scene, light: Light | undefined): SlackMessage | null => {
  if (light === undefined || !isOwed(light) || !lightsAreOpen(release)) return null;
  const names = light.delegates.map(({ name }) => name);
  const minutes = names.length > 1 ? SILENT_MINUTES : SILENT_MINUTES / 2;
  const line = mrkdwn`*${light.name}* has not answered for ${String(minutes)} minutes, for *${titleOf(release)}*. Asked: ${joined(names)}.`;
  const next = mrkdwn`Call them. If nobody picks up, launch without ${light.name}.`;
  return message(joinMrkdwn([line, next], ' '), [section(line), section(next), ...withoutControls(release)]);
};

const review = ({ release }: Scene): SlackMessage | null => {
  const liveAt = release.launch?.liveAt ?? null;
  if (!isReviewOwed(release) || liveAt === null) return null;
  const line = mrkdwn`*${titleOf(release)}* went out in a hurry, ${moment(liveAt, release)}. What did you learn?`;
  const next = mrkdwn`One field. Until it is written down I ask each working morning, and the release cannot be closed.`;
  return message(joinMrkdwn([line, next], ' '), [section(line), section(next), reviewControls(release)]);
};

const DRAW: Record<HotfixNotice, (scene: Scene, light: Light | undefined) => SlackMessage | null> = {
  urgent_unreached: unreached,
  urgent_silent: silent,
  urgent_review: review,
};

/** Null where it is no longer so. */
export const hotfixNotice = (
  what: HotfixNotice,
  scene: Scene,
  light: Light | undefined,
): SlackMessage | null => DRAW[what](scene, light);
