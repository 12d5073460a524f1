import { findNotes } from '../../../application/announcement/find-notes.ts';
import { pasteNotes } from '../../../application/announcement/paste-notes.ts';
import { askNotes } from '../../../application/github-notes/ask-notes.ts';
import type { GithubPlace } from '../../../application/github-notes/github-port.ts';
import type { House } from '../../../application/house.ts';
import { isLegal } from '../../../domain/command.ts';
import type { Actor } from '../../../domain/person.ts';
import { mayNot, maySee } from '../../../domain/policy.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { open, type Reply, refused, say, strange, update, whisper } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { message } from '../kit/message.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { openAnnouncement } from '../launch/form/open-launch.ts';
import { seenFor } from '../planning/look/seen-release.ts';
import { githubForm } from './github-form.ts';
import { NOTES_ACTIONS, NOTES_FORMS } from './ids.ts';
import { foundNotes, pasteForm } from './notes-views.ts';

/** The release that this is the whole key of, and that this person may see. */
const keyed = async (house: House, actor: Actor, typed: string): Promise<Release | null> => {
  const { reads } = house.store;
  const release = await reads.releaseByKey(actor.workspaceId, typed.toLowerCase());
  const settings = await reads.settings(actor.workspaceId);
  return release !== null && maySee(actor, release, settings) ? release : null;
};

const search = async (house: House, actor: Actor, query: string, slashCommand: string): Promise<Reply> => {
  const { reads } = house.store;
  const hits = await findNotes(reads, actor, query);
  const { zone } = await reads.settings(actor.workspaceId);
  return say(foundNotes(hits, { query, zone, slashCommand }));
};

/** A key: paste its notes, or read what was published. Other words: look for them. */
const notes = async (house: House, actor: Actor, typed: string, slashCommand: string): Promise<Reply> => {
  if (!actor.isFullMember) return refused({ code: 'not_a_member', reading: true });
  const release = /\s/.test(typed) || typed === '' ? null : await keyed(house, actor, typed);
  if (release === null) return search(house, actor, typed, slashCommand);
  const settings = await house.store.reads.settings(actor.workspaceId);
  const mayEdit = mayNot(actor, { type: 'edit', change: {} }, release, settings) === null;
  return mayEdit && isLegal('edit', release)
    ? open(pasteForm(release))
    : openAnnouncement(house, actor, release.id);
};

const submitPaste = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const { releaseId } = view.metadata;
  if (releaseId === undefined) return strange;
  const behind = typedText(view.typed, 'how') !== 'instead';
  const outcome = await pasteNotes(house, request, {
    releaseId,
    notes: typedText(view.typed, 'notes'),
    behind,
  });
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  const release = await house.store.reads.release(actor.workspaceId, releaseId);
  if (release === null) return { kind: 'nothing' };
  const line = mrkdwn`The notes of *${titleOf(release)}* have ${release.plan.highlights.length.toLocaleString('en-US')} characters now.`;
  return whisper(message(line, [section(line)]));
};

/** Which release on GitHub; what was typed into the window already stays under it. */
const openGithub = async (
  house: House,
  { actor, ids, view }: ActionVisit,
  { apiUrl }: GithubPlace,
): Promise<Reply> => {
  const seen = await seenFor(house, actor, ids?.releaseId, { type: 'edit', change: {} });
  if ('reply' in seen) return seen.reply;
  const form = githubForm(seen.scene.release, apiUrl, ids?.extra ?? '');
  return view === null || typedText(view.typed, 'notes') !== '' ? open(form) : update(form);
};

const submitGithub = async (
  house: House,
  { actor, request, view }: ViewVisit,
  github: GithubPlace,
): Promise<Reply> => {
  const { releaseId } = view.metadata;
  if (releaseId === undefined) return strange;
  const behind = typedText(view.typed, 'how') !== 'instead';
  const wish = { releaseId, link: typedText(view.typed, 'link'), behind };
  const outcome = await askNotes(house, request, wish, github);
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  const release = await house.store.reads.release(actor.workspaceId, releaseId);
  if (release === null) return { kind: 'nothing' };
  const line = mrkdwn`I ask GitHub for the notes of *${titleOf(release)}*. A message tells you in a moment what came.`;
  return whisper(message(line, [section(line)]));
};

/** Notes from elsewhere, and finding again what was published. */
export const registerNotes = (edge: SlackEdge, house: House, github: GithubPlace): void => {
  const { slashCommand } = edge;
  edge.subcommand({
    name: 'notes',
    usage: '[KEY | words]',
    summary: 'Find what was published; with a key, paste notes or fetch them from GitHub.',
    run: ({ actor, rest }) => notes(house, actor, rest.trim(), slashCommand),
  });
  edge.onAction(NOTES_ACTIONS.newest, ({ actor }) => notes(house, actor, '', slashCommand));
  edge.onAction(NOTES_ACTIONS.github, (visit) => openGithub(house, visit, github));
  edge.onSubmit(NOTES_FORMS.paste, (visit) => submitPaste(house, visit));
  edge.onSubmit(NOTES_FORMS.github, (visit) => submitGithub(house, visit, github));
};
