import type { Instant } from '../../../../domain/calendar.ts';
import type { Audience } from '../../../../domain/delivery/due-action.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import type { Release } from '../../../../domain/release.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from '../../../../domain/settings/settings.ts';
import { leftCard } from '../../family/left-card.ts';
import { context } from '../../kit/blocks.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn } from '../../kit/mrkdwn.ts';
import { type CardChecklist, cardChecklist, checklistLines } from '../../packs/checklist-line.ts';
import type { Renderer } from '../../renderer.ts';
import { standInWords } from '../../words/away.ts';
import { listedAnd } from '../../words/listed.ts';
import { plainName } from '../../words/plain-name.ts';
import { answeredCard } from './answered-card.ts';
import { type Standing, standingOf } from './card-standing.ts';
import { ANSWER_NAMES, askControls, staleControls } from './controls.ts';
import { delegateLine } from './delegate-line.ts';
import { leftOutWords } from './left-out.ts';
import { messageOf } from './practice-mark.ts';
import { questionBlocks, questionText } from './question.ts';
import { lightOfRow, type Scene, sceneOf, staffedToday, type Voices, voicesOf } from './scene.ts';
import { type Closed, cancelledCard, heldCard, launchedCard, movedCard, nobodyCard } from './settled-card.ts';

export type CardParts = {
  scene: Scene;
  light: Light;
  audience: Audience;
  voices: Voices;
  /** Names of the admins, who can name a lead. */
  admins: readonly string[];
  /** True when the card is posted: the leads are mentioned this once, edits mention nobody. */
  first: boolean;
  /** Its questions, and what others wrote down for it. */
  checklist?: CardChecklist;
};

const ask = ({ scene, light, voices, audience, first }: CardParts): Closed => {
  // In direct messages there is nobody else to tell it from, and in a rehearsal nobody to notify.
  const addressed = 'user' in audience ? [] : voices.addressed;
  const mention = first && !scene.release.practice;
  const question = { scene, light, voices: { ...voices, addressed }, mention };
  const instead = standInWords(voices.standIns ?? [], scene.now);
  const letIn = delegateLine(scene, light, audience);
  const blocks = [
    ...questionBlocks(question),
    ...(instead === null ? [] : [context(instead)]),
    ...(letIn === null ? [] : [context(letIn)]),
    light.state === 'stale' ? staleControls({ ...scene, light }) : askControls({ ...scene, light }),
  ];
  return { text: joinMrkdwn([questionText(question), instead, letIn], ' '), blocks };
};

const content = (parts: CardParts): Closed => {
  const { scene, light, audience, voices } = parts;
  const standing = standingOf(scene, light, { audience, voices });
  switch (standing) {
    case 'cancelled':
      return cancelledCard(scene);
    case 'launched':
      return launchedCard(scene, light);
    case 'moved':
      return movedCard(scene, light, audience, voices);
    case 'on_hold':
      return heldCard(scene, light);
    case 'nobody':
      return nobodyCard(scene, light, parts.admins);
    case 'ask':
      return ask(parts);
    default:
      return light.answer === null
        ? ask(parts)
        : answeredCard(scene, light, { answer: light.answer, voices });
  }
};

/** Cards that only say that nothing is asked there have no questions to show either. */
const WITHOUT_CHECKLIST: readonly Standing[] = ['cancelled', 'launched', 'moved'];

/** The checklist stands in front of the buttons, on every card that can still be answered. */
const withChecklist = (closed: Closed, { scene, light, audience, voices, checklist }: CardParts): Closed => {
  const standing = standingOf(scene, light, { audience, voices });
  if (checklist === undefined || WITHOUT_CHECKLIST.includes(standing)) return closed;
  const lines = checklistLines(scene.release, light, checklist);
  const at = closed.blocks.findLastIndex(({ type }) => type !== 'actions') + 1;
  return {
    text: joinMrkdwn([closed.text, lines.text], ' '),
    blocks: closed.blocks.toSpliced(at, 0, ...lines.blocks),
  };
};

/** Whoever is left out reads it on every card that can still be answered. */
const withLeftOut = (closed: Closed, { scene, light, audience, voices }: CardParts): Closed => {
  const words = leftOutWords(light);
  if (words === null || WITHOUT_CHECKLIST.includes(standingOf(scene, light, { audience, voices })))
    return closed;
  const at = closed.blocks.findLastIndex(({ type }) => type !== 'actions') + 1;
  return {
    text: joinMrkdwn([closed.text, words], ' '),
    blocks: closed.blocks.toSpliced(at, 0, context(words)),
  };
};

/** A department's card as it stands now: the question, or what became of it. */
export const askCard = (parts: CardParts): SlackMessage => {
  const { text, blocks } = withLeftOut(withChecklist(content(parts), parts), parts);
  return messageOf(parts.scene.release, parts.light.name, text, blocks);
};

/** The question as it will be posted, for the release manager's eyes: its buttons are only named. */
export const askPreview = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): SlackMessage => {
  const department = departmentById(settings, light.departmentId);
  const asked = department?.leads.length ? department.leads : speakersOf(department);
  const voices = { addressed: asked.map((userId) => ({ userId, name: '' })), anyone: asked.length > 0 };
  const question = { scene: { release, settings, now }, light, voices, mention: true };
  const blocks = [...questionBlocks(question), context(`Buttons: ${listedAnd(ANSWER_NAMES)}.`)];
  return messageOf(release, light.name, questionText(question), blocks);
};

/** `board.department_card`. */
export const renderDepartmentCard: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const light = scene === null ? undefined : lightOfRow(row, scene.release);
  if (scene !== null && light === undefined && row.slot !== null) {
    const left = await leftCard(reads, scene.release, row.slot.subject);
    if (left !== null) return { message: left };
  }
  if (scene === null || light === undefined || row.slot === null || row.slotKey === null) {
    return { skip: 'no_such_question' };
  }
  const voices = await voicesOf(reads, scene, light.departmentId);
  const admins: string[] = [];
  for (const userId of voices.anyone ? [] : scene.settings.admins) {
    const person = await reads.person(row.workspaceId, userId);
    if (person !== null && !person.deleted) admins.push(plainName(person.name));
  }
  const today = await staffedToday(reads, scene);
  const first = (await reads.message(row.workspaceId, row.slotKey)) === null;
  const { audience } = row.slot;
  const checklist = await cardChecklist(reads, scene.release, light);
  const shown = { ...today, checklist: checklist.own };
  return { message: askCard({ scene: shown, light, audience, voices, admins, first, checklist }) };
};
