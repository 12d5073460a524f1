import type { House } from '../../../application/house.ts';
import {
  ISSUE_PROBE,
  reportableReleases,
  reportIssue,
} from '../../../application/launch-day/report-issue.ts';
import { chooseRelease, type ReleaseChoice } from '../../../application/plan/choose-release.ts';
import { keepForm, openForm } from '../../../application/plan/keep-form.ts';
import { textsOf } from '../../../application/plan/keep-typed.ts';
import { runningAt, watchesOf } from '../../../domain/milestones/on-watch.ts';
import type { Actor } from '../../../domain/person.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import type { Release } from '../../../domain/release.ts';
import { titleOf } from '../../../domain/release.ts';
import { mayPlan, weekOf } from '../../../domain/settings/settings.ts';
import { quotedMessage } from '../blockers/quoted-message.ts';
import { personChosen } from '../edge/person-chosen.ts';
import { nothing, open, type Reply, refused, say, whisper } from '../edge/reply.ts';
import {
  type ChosenMessage,
  type CommandVisit,
  type ShortcutVisit,
  typedText,
  type ViewVisit,
} from '../edge/visit.ts';
import { textAfter } from '../kit/decode-command.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { choiceMessage } from '../planning/form/choice.ts';
import { ISSUE_ACTIONS, ISSUE_FORMS } from './ids.ts';
import { ISSUE_FIELDS, issueForm } from './issue-form.ts';
import { issueList } from './issue-list.ts';

type Opening = { releaseId: string | null; text: string; from: ChosenMessage | null };

/** One unfinished form for each person and message. */
const draftIdOf = ({ releaseId, from }: Opening, { userId }: Actor): string =>
  ['issue', from === null ? (releaseId ?? 'any') : `${from.channelId}:${from.ts}`, userId].join(':');

const keepDraft = (house: House, actor: Actor, id: string, values: FormFields): Promise<string> =>
  keepForm(house, actor, { id, form: ISSUE_FORMS.report, releaseId: null, releaseVersion: null, values });

/** Whoever looks after it now sees to it, unless somebody else is chosen; else its manager. */
const firstOwner = async (house: House, release: Release | undefined): Promise<string> => {
  if (release === undefined) return '';
  const settings = await house.store.reads.settings(release.workspaceId);
  const [watch] = runningAt(watchesOf(release, weekOf(settings)), house.clock.now());
  return watch?.owner.userId ?? release.manager.userId;
};

/** The form, filled with what this person typed before, else with what is known. */
export const openReport = async (house: House, actor: Actor, opening: Opening): Promise<Reply> => {
  const { reads } = house.store;
  if (!actor.isFullMember) return refused({ code: 'not_a_member' });
  if (!mayPlan(await reads.settings(actor.workspaceId))) return refused({ code: 'not_set_up' });
  const releases = await reportableReleases(reads, actor);
  if (releases.length === 0) {
    return say(message(mrkdwn`Nothing was reported: no release that you can see is going out or live.`));
  }
  const draftId = draftIdOf(opening, actor);
  const draft = await openForm(house, actor, draftId);
  const before = textsOf(draft?.values);
  const [only, another] = releases;
  const releaseId = opening.releaseId ?? (another === undefined ? (only?.id ?? '') : '');
  const meant = releases.find(({ id }) => id === releaseId);
  const link = opening.from?.permalink ?? null;
  const fresh: FormFields = {
    release: releaseId,
    text: opening.text,
    severity: 'major',
    owner: await firstOwner(house, meant),
  };
  // A form carries ids only: the message's address waits in the draft.
  if (link !== null && draft === null) await keepDraft(house, actor, draftId, { ...fresh, link });
  // What is said now goes before what could not be taken some other time; of a message it is the same both times.
  const saysNew = opening.from === null && opening.text !== '';
  const kept: FormFields = saysNew ? { ...before, text: opening.text } : before;
  const values = before.typed === 'yes' ? kept : fresh;
  return open(issueForm({ releases, values, link, draftId }));
};

/** "Report an issue", from the menu of a message. */
export const reportFromMessage = async (
  house: House,
  { actor, channelId, chosenMessage: from }: ShortcutVisit,
): Promise<Reply> => {
  const wish = { actor, channelId, words: [], openEnded: true, command: ISSUE_PROBE };
  const chosen = actor.isFullMember
    ? await chooseRelease(house.store.reads, wish)
    : { kind: 'none' as const };
  const releaseId = chosen.kind === 'one' ? chosen.release.id : null;
  const text = from === null ? '' : await quotedMessage(house, actor, from.text);
  return openReport(house, actor, { releaseId, text, from });
};

/** What was found in the release that is meant, or which one that may be. */
const listOf = (chosen: Exclude<ReleaseChoice, { kind: 'refused' }>): SlackMessage => {
  switch (chosen.kind) {
    case 'one':
      return issueList(chosen.release);
    case 'many':
      return choiceMessage(chosen.releases, {
        verb: 'See what was found in',
        actionId: ISSUE_ACTIONS.list,
      });
    case 'none':
      return message(mrkdwn`Nothing was found: no release that you can see is going out or live.`);
  }
};

/** `/release issue [KEY] [what users see]`, and `/release issue KEY list`. */
export const reportByCommand = async (house: House, visit: CommandVisit): Promise<Reply> => {
  const { actor, channelId, command } = visit;
  if (!actor.isFullMember) return refused({ code: 'not_a_member' });
  const words = command.words
    .slice(1)
    .flatMap((word) => (word.kind === 'text' || word.kind === 'link' ? [word.text] : []));
  const isList = words.at(-1)?.toLowerCase() === 'list';
  const wish = {
    actor,
    channelId,
    words: isList ? words.slice(0, -1) : words,
    openEnded: !isList,
    command: ISSUE_PROBE,
  };
  const chosen = await chooseRelease(house.store.reads, wish);
  if (chosen.kind === 'refused') return refused(chosen.refusal);
  const release = chosen.kind === 'one' ? chosen.release : null;
  if (isList) return say(listOf(chosen));
  const text = chosen.kind === 'none' ? visit.rest : textAfter(command, 1 + chosen.used);
  return openReport(house, actor, { releaseId: release?.id ?? null, text, from: null });
};

/** The draft that the form names, where it is this person's: the form can be forged. */
const ownDraft = (id: string | undefined, { userId }: Actor): string =>
  id?.startsWith('issue:') && id.endsWith(`:${userId}`) ? id : '';

/** The form came back: it is reported, or what was typed is kept. */
export const submitReport = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const { metadata, typed } = view;
  const draftId = ownDraft(metadata.extra, actor);
  const draft = await openForm(house, actor, draftId);
  const link = textsOf(draft?.values).link ?? null;
  const owner = await personChosen(house, actor.workspaceId, typedText(typed, 'owner'));
  if ('problem' in owner) return { kind: 'fields', problems: [{ field: 'owner', problem: owner.problem }] };
  const form = {
    text: typedText(typed, 'text'),
    severity: typedText(typed, 'severity'),
    owner: owner.person,
    link,
  };
  const releaseId = typedText(typed, 'release');
  const outcome = await reportIssue(house, request, { releaseId, form, draftId });
  if (!outcome.ok) {
    const values = Object.fromEntries(ISSUE_FIELDS.map((field) => [field, typedText(typed, field)]));
    const kept = { ...values, ...(link !== null && { link }), typed: 'yes' };
    if (draftId !== '') await keepDraft(house, actor, draftId, kept);
    return refused(outcome.refusal, releaseId);
  }
  const release = await house.store.reads.release(actor.workspaceId, releaseId);
  if (release === null) return nothing;
  return whisper(
    message(mrkdwn`Reported for *${titleOf(release)}*. ${owner.person?.name ?? ''} sees to it.`),
  );
};
