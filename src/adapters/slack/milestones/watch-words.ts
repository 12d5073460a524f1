import type { KnownBlock } from '@slack/types';
import { type Instant, isAfter } from '../../../domain/calendar.ts';
import type { Owner } from '../../../domain/contents/parts.ts';
import { phasesOf, runningAt, type Watch, watchesOf } from '../../../domain/milestones/on-watch.ts';
import type { Release } from '../../../domain/release.ts';
import { type WorkspaceSettings, weekOf } from '../../../domain/settings/settings.ts';
import { fetchWords } from '../adoption/fetch-words.ts';
import { context, section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { joinMrkdwn, link, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { whoHasIt } from '../rollout/group-words.ts';

type Scene = { release: Release; settings: WorkspaceSettings; now: Instant };

const MOST_WATCHES = 4;
const MOST_LINKS = 5;

/** Before the launch a card may be posted: nobody is notified of a watch that is far away. */
const who = (owner: Owner, mention: boolean): Mrkdwn =>
  mention && owner.userId !== null ? userMention(owner.userId) : mrkdwn`${owner.name}`;

const watchWords = (watches: readonly Watch[], { zone }: WorkspaceSettings, mention: boolean): Mrkdwn => {
  const more = watches.length - MOST_WATCHES;
  const named = watches
    .slice(0, MOST_WATCHES)
    .map(({ owner, until }) => mrkdwn`${who(owner, mention)} until ${slackDate(until, zone)}`);
  return joinMrkdwn([...named, more > 0 ? mrkdwn`and ${more} more` : null], ', ');
};

const SHOWN: readonly Release['stage'][] = ['planning', 'sign_off', 'launching', 'live', 'retro'];

/** Who has which phase in hand, and who looks after it now or from the launch on; null where nobody is named. */
export const guardWords = ({ release, settings, now }: Scene): Mrkdwn | null => {
  if (!SHOWN.includes(release.stage)) return null;
  const week = weekOf(settings);
  const isOut = release.launch?.liveAt != null;
  const watches = watchesOf(release, week);
  const present = runningAt(watches, isOut ? now : release.plan.launch.at);
  const phases = runningAt(phasesOf(release, week), now).map(({ name, owner, until }) =>
    owner.name === '' && owner.userId === null
      ? mrkdwn`*${name}* until ${slackDate(until, settings.zone)}`
      : mrkdwn`*${name}*: ${watchWords([{ owner, from: until, until }], settings, false)}`,
  );
  const lead = isOut ? mrkdwn`*Hyper-care*: ` : mrkdwn`*Hyper-care from the launch on*: `;
  const care = present.length === 0 ? null : mrkdwn`${lead}${watchWords(present, settings, isOut)}`;
  const pieces = [...phases, care].filter((piece) => piece !== null);
  return pieces.length === 0 ? null : joinMrkdwn(pieces);
};

/** What users learn it from. */
const learning = ({ plan }: Release): Mrkdwn | null => {
  const links = plan.contents.education
    .filter(({ side, link: address }) => side === 'users' && address.startsWith('https://'))
    .slice(0, MOST_LINKS)
    .map((item) => link(item.link, item.what));
  return links.length === 0 ? null : mrkdwn`*Learn it*: ${joinMrkdwn(links, ' · ')}`;
};

/** Beside what people wrote: who gets it when, where users get and learn it, and who looks after it in the first days. */
export type AfterWords = {
  groups: Mrkdwn | null;
  /** Where people get it, how, and by when everybody needs it. */
  fetch?: Mrkdwn | null;
  learn: Mrkdwn | null;
  care: Mrkdwn | null;
};

export const NOTHING_BESIDE: AfterWords = { groups: null, learn: null, care: null };

export const afterWords = (release: Release, settings: WorkspaceSettings): AfterWords => {
  const from = release.launch?.liveAt ?? release.plan.launch.at;
  const rota = watchesOf(release, weekOf(settings)).filter(({ until }) => isAfter(until, from));
  const care = rota.length === 0 ? null : mrkdwn`*Hyper-care*: ${watchWords(rota, settings, true)}`;
  return { groups: whoHasIt(release, settings), fetch: fetchWords(release), learn: learning(release), care };
};

/** The same as blocks, to stand below the announcement. */
export const afterBlocks = ({ groups, fetch = null, learn, care }: AfterWords): KnownBlock[] => [
  ...(groups === null ? [] : [section(groups)]),
  ...(fetch === null ? [] : [section(fetch)]),
  ...(learn === null ? [] : [section(learn)]),
  ...(care === null ? [] : [context(care)]),
];
