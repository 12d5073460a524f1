import type { Command, PlanChange } from '../../domain/command.ts';
import { decide } from '../../domain/decide.ts';
import type { Decided } from '../../domain/decision.ts';
import { boardAction, managerCards, releaseCardSlot } from '../../domain/delivery/boards.ts';
import type { DueAction } from '../../domain/delivery/due-action.ts';
import type { ReleaseEvent } from '../../domain/event.ts';
import { mainAsSeen } from '../../domain/family/main-stands.ts';
import { changesForWave } from '../../domain/family/wave-plan.ts';
import { isOver, lightsAreOpen, type Release, titleOf } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';

/** A decision that was just written down. */
export type Written = {
  before: Release | null;
  release: Release;
  events: readonly ReleaseEvent[];
  settings: WorkspaceSettings;
  now: string;
};

/** What it brings along for another release, to be written in the same transaction. */
export type Following = { before: Release; decision: Decided };

/** Who may see a wave follows the main release where that changed; what was chosen for the wave alone stays. */
const privacyFor = (
  wave: Release,
  before: Release,
  main: Release,
): Pick<PlanChange, 'visibility' | 'privateChannelId'> => {
  const follows = (field: 'visibility' | 'privateChannelId'): boolean =>
    before[field] !== main[field] && wave[field] === before[field];
  return {
    ...(follows('visibility') && { visibility: main.visibility }),
    ...(follows('privateChannelId') && { privateChannelId: main.privateChannelId }),
  };
};

/** What a wave hears of its main release: that it ended, or how it stands and what of its plan is another now. */
const heardOf = (
  main: Release,
  before: Release | null,
  wave: Release,
  events: readonly ReleaseEvent[],
): Command => {
  const ended = events.find((event) => event.type === 'release_cancelled');
  if (ended !== undefined) {
    return { type: 'cancel', reason: `${titleOf(main)} was cancelled. ${ended.reason}` };
  }
  const name = wave.family.waveOf?.name ?? '';
  const plan = before === null ? {} : changesForWave(before.plan, main.plan, wave.plan, name);
  return {
    type: 'follow_main',
    ...mainAsSeen(main),
    change: { plan, ...(before !== null && privacyFor(wave, before, main)) },
  };
};

const decided = (wave: Release, command: Command, { settings, now }: Written): Following[] => {
  const decision = decide(wave, command, { actor: null, now, settings });
  // A main release says nothing that a wave could refuse; what it may not take any more stays as it is.
  return decision.ok && decision.events.length > 0 ? [{ before: wave, decision }] : [];
};

const isOpen = (wave: Release): boolean => wave.stage === 'draft' || lightsAreOpen(wave);

/** Waves that are not launched follow their main release, and end with it. */
const wavesFollow = async (reads: Reads, written: Written): Promise<Following[]> => {
  const { release: main, before, events } = written;
  const following: Following[] = [];
  for (const id of main.family.waves) {
    const wave = await reads.release(main.workspaceId, id);
    if (wave === null || !isOpen(wave)) continue;
    following.push(...decided(wave, heardOf(main, before, wave, events), written));
  }
  return following;
};

/** A wave whose launch did not work stands where it stood before, and its main release may stand elsewhere by now. */
const returnedWave = async (reads: Reads, written: Written): Promise<Following[]> => {
  const { release: wave, events } = written;
  const { waveOf } = wave.family;
  if (waveOf === null || !events.some(({ type }) => type === 'launch_failed')) return [];
  const main = await reads.release(wave.workspaceId, waveOf.releaseId);
  return main === null ? [] : decided(wave, heardOf(main, null, wave, []), written);
};

/** Everything that a decision means for the family of its release. */
export const whatFollows = async (reads: Reads, written: Written): Promise<readonly Following[]> =>
  written.events.length === 0
    ? []
    : [...(await wavesFollow(reads, written)), ...(await returnedWave(reads, written))];

/** The cards of relatives name the release with its date and where it stands: they are brought up to date with it. */
export const cardsOfRelatives = async (
  reads: Reads,
  { release, settings, now }: Written,
): Promise<readonly DueAction[]> => {
  const main = release.family.waveOf?.releaseId;
  const named = [main, release.family.splitFrom].filter((id) => id != null);
  const actions: DueAction[] = [];
  for (const id of named) {
    const relative = await reads.release(release.workspaceId, id);
    if (relative === null) continue;
    actions.push(...managerCards(relative, now));
    const slot = releaseCardSlot(relative, settings);
    if (slot === null || relative.startedAt === null) continue;
    actions.push(boardAction(relative, now, { slot, post: !isOver(relative) }));
  }
  return actions;
};
