import type { Button, KnownBlock } from '@slack/types';
import { oldActions } from '../../../application/lessons/old-actions.ts';
import type { Reads } from '../../../application/ports.ts';
import { formatDate } from '../../../domain/calendar.ts';
import { meetingName } from '../../../domain/contents/item-name.ts';
import type { Owner } from '../../../domain/contents/parts.ts';
import { type AgendaItem, type AgendaSort, agendaOf } from '../../../domain/meetings/agenda.ts';
import { type Meeting, meetingBySubject } from '../../../domain/meetings/meeting.ts';
import { isOpenAction } from '../../../domain/meetings/note.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { isLookBackOpen } from '../../../domain/retro/retro.ts';
import { BLOCKER_ACTIONS } from '../blockers/ids.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { button } from '../kit/elements.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import { type Scene, sceneOf } from '../lights/card/scene.ts';
import type { Renderer } from '../renderer.ts';
import { addButton, openButton } from '../retro/retro-buttons.ts';
import { inlineText } from '../words/inline-text.ts';
import { counted } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { MEETING_ACTIONS } from './ids.ts';
import { howWords, meetingLine } from './meeting-words.ts';

/** A section for each: the message takes fifty blocks. */
const MOST_ITEMS = 20;
const WORDS_MAX = 200;

export type AgendaParts = { scene: Scene; meeting: Meeting; items: readonly AgendaItem[] };

const about = (name: string, says: string, words: string): Mrkdwn =>
  words.trim() === ''
    ? mrkdwn`*${name}* ${says}`
    : mrkdwn`*${name}* ${says}: ${inlineText(words, WORDS_MAX)}`;

/** What each kind of item says, without its owner and its day. */
const SAYS: Record<AgendaSort, (item: AgendaItem) => Mrkdwn> = {
  red: ({ about: name, words }) => about(name, 'says not yet', words),
  waits: ({ about: name, words }) => about(name, 'waits for somebody', words),
  no: ({ about: name }) => about(name, 'is not on track', ''),
  at_risk: ({ about: name }) => about(name, 'is at risk', ''),
  blocker: ({ words }) => mrkdwn`*In the way*: ${inlineText(words, WORDS_MAX)}`,
  overdue_light: ({ about: name }) => about(name, 'has not answered in time', ''),
  overdue_milestone: ({ about: what }) => mrkdwn`*Overdue*: ${inlineText(what, WORDS_MAX)}`,
  overdue_dependency: ({ about: what }) => mrkdwn`*It still waits for*: ${inlineText(what, WORDS_MAX)}`,
  lapses: ({ about: name, words }) => about(name, 'is green only if this is done', words),
  decision: ({ about: name, words }) => about(name, 'waits for a decision', words),
  undecided: ({ about: name }) => about(name, 'has not given its green light', ''),
  plan: ({ about: what }) => mrkdwn`The plan does not say yet: *${what}*`,
  action: ({ words }) => mrkdwn`*Still to do*: ${inlineText(words, WORDS_MAX)}`,
  old_action: ({ about: from, words }) =>
    mrkdwn`*Still to do, from the look back at ${from}*: ${inlineText(words, WORDS_MAX)}`,
  look_back: ({ words }) =>
    words.trim() === ''
      ? mrkdwn`*What came of it*, and what we learnt`
      : mrkdwn`*What came of it*, and what we learnt. We wanted: ${inlineText(words, WORDS_MAX)}`,
};

const ownerWords = ({ userId, name }: Owner): Mrkdwn =>
  userId === null ? mrkdwn`${name}` : userMention(userId);

const dayWords = ({ on, sort }: AgendaItem, { now }: Scene): Mrkdwn => {
  if (on === null) return mrkdwn``;
  const since = sort.startsWith('overdue');
  return mrkdwn`, ${since ? 'wanted by' : 'by'} ${formatDate(on, 'UTC', now)}`;
};

export const itemLine = (item: AgendaItem, scene: Scene): Mrkdwn =>
  mrkdwn`${SAYS[item.sort](item)} · ${ownerWords(item.owner)}${dayWords(item, scene)}`;

const controlOf = ({ blockerId, noteId, words }: AgendaItem, { release }: Scene): Button | null => {
  const labelled = (actionId: string, text: string, extra: string): Button =>
    button({
      actionId,
      text,
      value: packIds({ releaseId: release.id, extra }),
      accessibilityLabel: `${text}: ${plainName(titleOf(release), 30)}, ${plainName(words, 20)}`,
    });
  if (blockerId !== undefined) return labelled(BLOCKER_ACTIONS.take, 'I have it', blockerId);
  return noteId === undefined ? null : labelled(MEETING_ACTIONS.done, 'Done', noteId);
};

const itemBlock = (item: AgendaItem, scene: Scene): KnownBlock => {
  const control = controlOf(item, scene);
  return section(itemLine(item, scene), control === null ? {} : { accessory: control });
};

/** What people wrote for a look back is one click away. */
const lookBack = ({ release }: Scene, { kind }: Meeting): KnownBlock[] => {
  if (kind !== 'retro' || release.launch?.liveAt == null) return [];
  const add = isLookBackOpen(release) ? [addButton(release)] : [];
  return [actions('retro', [...add, openButton(release)])];
};

/** What a meeting talks about, and nothing that is green. */
export const agendaMessage = ({ scene, meeting, items }: AgendaParts): SlackMessage => {
  const { release, settings } = scene;
  const title = titleOf(release);
  const reader = release.manager.name;
  if (meeting.cancelled !== null || items.length === 0) {
    const none =
      meeting.cancelled === null
        ? mrkdwn`*${title}*: nothing is open for the ${meetingLine(meeting, settings.zone)}.`
        : mrkdwn`*${title}*. ${meetingLine(meeting, settings.zone)}. Everybody gets the time back.`;
    return messageOf(release, reader, none, [section(none)]);
  }
  const head = mrkdwn`*${meetingName(meeting.kind)}* of *${title}*, ${slackDate(meeting.at, settings.zone)}, ${howWords(meeting)}: ${counted(items.length, 'point')}.`;
  const shown = items.slice(0, MOST_ITEMS);
  const rest = items.length - shown.length;
  return messageOf(release, reader, joinMrkdwn([head, ...shown.map((item) => itemLine(item, scene))], ' '), [
    section(head),
    ...shown.map((item) => itemBlock(item, scene)),
    ...(rest === 0 ? [] : [context(`And ${counted(rest, 'point')} more.`)]),
    ...lookBack(scene, meeting),
    context('What is not here is on track. Note decisions and actions from the “…” of a message.'),
  ]);
};

/** What stands on a meeting's agenda at this moment. */
export const agendaParts = async (
  reads: Pick<Reads, 'notes' | 'openActions' | 'release'>,
  scene: Scene,
  meeting: Meeting,
): Promise<AgendaParts> => {
  const { release } = scene;
  const actions = (await reads.notes(release.workspaceId, release.id)).filter(isOpenAction);
  const old = meeting.kind === 'kick_off' ? await oldActions(reads, release) : [];
  return { scene, meeting, items: agendaOf(meeting.kind, scene, actions, old) };
};

const movedMessage = (release: Release): SlackMessage => {
  const line = mrkdwn`*${titleOf(release)}*: this meeting was moved. Its agenda comes an hour before it.`;
  return messageOf(release, release.manager.name, line, [section(line)]);
};

export const renderAgenda: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  if (scene === null || row.slot === null || row.slotKey === null) return { skip: 'no_such_release' };
  const isFirst = (await reads.message(row.workspaceId, row.slotKey)) === null;
  const meeting = meetingBySubject(scene.release, row.slot.subject);
  if (meeting === undefined)
    return isFirst ? { skip: 'no_longer_so' } : { message: movedMessage(scene.release) };
  const parts = await agendaParts(reads, scene, meeting);
  const isEmpty = parts.items.length === 0 && meeting.keptBy === null;
  if (isFirst && (isEmpty || meeting.cancelled !== null)) return { skip: 'nothing_to_discuss' };
  return { message: agendaMessage(parts) };
};
