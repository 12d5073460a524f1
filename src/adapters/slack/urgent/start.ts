import type { House } from '../../../application/house.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import { onCall } from '../../../application/urgent/on-call.ts';
import { mayNotStartHotfix, startHotfix } from '../../../application/urgent/start-hotfix.ts';
import type { Actor } from '../../../domain/person.ts';
import { titleOf } from '../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { hotfixTitle } from '../../../domain/urgent/hotfix-form.ts';
import { askedInAHurry } from '../../../domain/urgent/who-is-asked.ts';
import { nothing, open, type Reply, refused, whisper } from '../edge/reply.ts';
import { typedText, type ViewVisit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { message } from '../kit/message.ts';
import { joinMrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { type HotfixReach, hotfixForm } from './hotfix-form.ts';
import { URGENT_FORMS } from './ids.ts';

const OF = { form: URGENT_FORMS.hotfix, releaseId: null };
const FIELDS = ['title', 'breaks', 'changes', 'confirmer'] as const;

const reachNow = async (house: House, settings: WorkspaceSettings): Promise<HotfixReach> => {
  const { asked, missing } = askedInAHurry(settings);
  const world = { settings, now: house.clock.now() };
  const atOnce: string[] = [];
  const later: string[] = [];
  for (const department of asked) {
    const person = await onCall(house.store.reads, world, department);
    if (person === null) later.push(department.name);
    else atOnce.push(`${department.name} (${person.name})`);
  }
  return { atOnce, later, missing };
};

const emptyValues = (title: string) => ({ title, breaks: '', changes: '', confirmer: '' });

/** The form, for those on the release managers' list. */
export const openHotfix = async (house: House, actor: Actor, typedTitle = ''): Promise<Reply> => {
  const settings = await house.store.reads.settings(actor.workspaceId);
  const refusal = mayNotStartHotfix(actor, settings);
  if (refusal !== null) return refused(refusal);
  const title = typedTitle === '' ? hotfixTitle(house.clock.now(), settings.zone) : typedTitle;
  const fresh = emptyValues(title);
  const kept = await typedBefore(house, actor, OF, fresh);
  const values = { ...fresh, ...kept, ...(typedTitle !== '' && { title }) };
  return open(hotfixForm(values, { reach: await reachNow(house, settings), kept: kept !== null }));
};

/** It starts with this form, or what was typed is kept. */
export const submitHotfix = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { actor, request, view } = visit;
  const { title, breaks, changes, confirmer } = {
    ...emptyValues(''),
    ...Object.fromEntries(FIELDS.map((field) => [field, typedText(view.typed, field)])),
  };
  const form = { title, breaks, changes };
  const outcome = await startHotfix(house, request, { form, confirmerId: confirmer });
  if (!outcome.ok) {
    await keepTyped(house, actor, OF, {
      shown: emptyValues(''),
      typed: { title, breaks, changes, confirmer },
    });
    return refused(outcome.refusal);
  }
  await forgetTyped(house, actor, OF);
  const release = await house.store.reads.release(actor.workspaceId, outcome.releaseId);
  if (release === null) return nothing;
  const asked = release.lights.flatMap(({ delegates }) => delegates.map(({ name }) => mrkdwn`${name}`));
  const who =
    asked.length === 0
      ? mrkdwn`Nobody is on duty: I wrote to you whom it reaches, and when.`
      : mrkdwn`Asked now: ${joinMrkdwn(asked, ', ')}.`;
  const line = mrkdwn`*${titleOf(release)}* has begun. ${who} When they are green, I bring you the Launch button.`;
  return whisper(message(line, [section(line)]));
};
