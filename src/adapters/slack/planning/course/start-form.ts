import type { KnownBlock, ModalView } from '@slack/types';
import type { House } from '../../../../application/house.ts';
import {
  forgetTyped,
  keepClosed,
  keepTyped,
  shownBefore,
  typedBefore,
} from '../../../../application/plan/keep-typed.ts';
import { previewCommand } from '../../../../application/plan/preview-command.ts';
import { startRelease, type TypedAtStart } from '../../../../application/plan/start-release.ts';
import type { Actor } from '../../../../domain/person.ts';
import type { FormFields } from '../../../../domain/plan/merge-form.ts';
import {
  NEEDED_TO_START,
  type NeededToStart,
  neededToStart,
} from '../../../../domain/plan/what-start-demands.ts';
import { open, type Reply, refused, strange } from '../../edge/reply.ts';
import { packIds } from '../../edge/value.ts';
import { typedText, type ViewVisit, type Visit } from '../../edge/visit.ts';
import { context, section } from '../../kit/blocks.ts';
import { initialOf, longTextField, textField } from '../../kit/inputs.ts';
import { modal } from '../../kit/views.ts';
import type { Scene } from '../card/standing.ts';
import { titled } from '../card/titled.ts';
import { KEPT_WORDS } from '../form/first-form.ts';
import { PLAN_FORMS } from '../ids.ts';
import { done, PROBES } from './course-change.ts';
import { startMeans } from './done-words.ts';

/** What each is for, where it is asked. */
const FIELDS: Record<NeededToStart, { label: string; hint: string; long: boolean }> = {
  goal: {
    label: 'Goal: why do we do this at all?',
    hint: 'Departments decide by it what matters and what can wait.',
    long: true,
  },
  measure: {
    label: 'How is it measured?',
    hint: 'After the launch you say by it whether it worked.',
    long: false,
  },
};

const fieldOf = (id: NeededToStart, values: FormFields): KnownBlock => {
  const { label, hint, long } = FIELDS[id];
  const field = { id, label, hint, ...initialOf(values, id) };
  return long ? longTextField(field) : textField(field);
};

/** "Before it starts": just what the plan does not say yet, and what follows. */
export const startForm = (
  scene: Scene,
  needed: readonly NeededToStart[],
  kept: FormFields | null,
): ModalView => {
  const { release } = scene;
  return modal({
    callbackId: PLAN_FORMS.start,
    title: 'Before it starts',
    submit: 'Start',
    close: 'Not now',
    notifyOnClose: true,
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      section(`Start ${titled(release)}?`),
      ...(kept === null ? [] : [context(KEPT_WORDS)]),
      ...needed.map((id) => fieldOf(id, kept ?? {})),
      context(startMeans(scene)),
    ],
  });
};

const formOf = (releaseId: string) => ({ form: PLAN_FORMS.start, releaseId });

/** Starts a draft and says who hears what, or why not; what its plan still lacks is asked for first. */
export const start = async (house: House, visit: Visit, releaseId: string): Promise<Reply> => {
  const { actor, request } = visit;
  const outcome = await startRelease(house, request, releaseId);
  if (outcome.ok || outcome.refusal.code !== 'plan_incomplete') {
    return done(house, visit, { command: 'start', releaseId }, outcome);
  }
  const seen = await previewCommand(house, actor, releaseId, PROBES.edit);
  if (!seen.ok) return refused(seen.refusal, releaseId);
  const { release, settings } = seen;
  const needed = neededToStart(release);
  const empty = Object.fromEntries(needed.map((id) => [id, '']));
  const kept = await typedBefore(house, actor, formOf(releaseId), empty);
  return open(startForm({ release, settings, now: house.clock.now() }, needed, kept));
};

const typedAtStart = ({ view }: ViewVisit): FormFields =>
  Object.fromEntries(
    NEEDED_TO_START.filter((id) => id in view.typed).map((id) => [id, typedText(view.typed, id)]),
  );

/** What the plan says by now: a refusal names it, and sending again then keeps what was typed. */
const standing = async (house: House, { workspaceId }: Actor, releaseId: string): Promise<FormFields> => {
  const release = await house.store.reads.release(workspaceId, releaseId);
  return Object.fromEntries(NEEDED_TO_START.map((id) => [id, release?.plan[id] ?? '']));
};

/** The form came back: it starts with what was typed, or that is kept. */
export const submitStart = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { actor, request, view } = visit;
  const { releaseId } = view.metadata;
  if (releaseId === undefined) return strange;
  const typed = typedAtStart(visit);
  const of = formOf(releaseId);
  const told = await shownBefore(house, actor, of);
  const outcome = await startRelease(house, request, releaseId, { typed: typed as TypedAtStart, told });
  if (outcome.ok) await forgetTyped(house, actor, of);
  else await keepTyped(house, actor, of, { shown: await standing(house, actor, releaseId), typed });
  return done(house, visit, { command: 'start', releaseId }, outcome);
};

export const closeStart = async (house: House, visit: ViewVisit): Promise<void> => {
  const { releaseId } = visit.view.metadata;
  if (releaseId === undefined) return;
  await keepClosed(house, visit.actor, formOf(releaseId), { shown: {}, typed: typedAtStart(visit) });
};
