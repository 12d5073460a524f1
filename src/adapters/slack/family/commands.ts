import type { House } from '../../../application/house.ts';
import { findRelease } from '../../../application/plan/find-release.ts';
import type { PersonCommand } from '../../../domain/command.ts';
import { type Reply, refused } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { CommandVisit } from '../edge/visit.ts';
import { pickRelease } from '../planning/look/pick-release.ts';
import { FAMILY_ACTIONS } from './ids.ts';
import { openMerge } from './merge.ts';
import { PROBES } from './seen-for-family.ts';
import { openSplit } from './split.ts';
import { openWave } from './wave.ts';

/** "into Atlas 3.0": the other release, as typed behind the first. */
const INTO = /^(?:into|in|with)\s+/i;

/** `/release wave`, `split`, `merge`; help shows them in this order. */
export const registerFamilyCommands = (edge: SlackEdge, house: House): void => {
  const { slashCommand } = edge;
  const plain =
    (verb: string, actionId: string, command: PersonCommand, act: typeof openWave) =>
    async (visit: CommandVisit): Promise<Reply> => {
      const pick = { wanted: { verb, actionId }, slashCommand, command, openEnded: false };
      const picked = await pickRelease(house, visit, pick);
      return 'reply' in picked ? picked.reply : act(house, visit, picked.release.id, false);
    };
  edge.subcommand({
    name: 'wave',
    usage: 'KEY',
    summary: 'Let a release go live somewhere else, at another time.',
    run: plain('Add a wave to', FAMILY_ACTIONS.wave, PROBES.wave, openWave),
  });
  edge.subcommand({
    name: 'split',
    usage: 'KEY',
    summary: 'Make a part of a release a release of its own.',
    run: plain('Split', FAMILY_ACTIONS.split, PROBES.split, openSplit),
  });
  edge.subcommand({
    name: 'merge',
    usage: 'KEY into KEY',
    summary: 'Move all of a release into another one.',
    run: (visit) => merge(house, visit, slashCommand),
  });
};

const targetNamed = async (house: House, visit: CommandVisit, rest: string) => {
  const typed = rest.trim().replace(INTO, '');
  return typed === '' ? null : findRelease(house.store.reads, visit.actor, typed);
};

const merge = async (house: House, visit: CommandVisit, slashCommand: string): Promise<Reply> => {
  const carry = async (rest: string): Promise<string | undefined> => {
    const target = await targetNamed(house, visit, rest);
    return target?.ok ? target.release.id : undefined;
  };
  const picked = await pickRelease(house, visit, {
    wanted: { verb: 'Merge', actionId: FAMILY_ACTIONS.merge },
    slashCommand,
    command: PROBES.merge,
    openEnded: true,
    carry,
  });
  if ('reply' in picked) return picked.reply;
  const target = await targetNamed(house, visit, picked.rest);
  if (target !== null && !target.ok) return refused(target.refusal);
  return openMerge(house, visit, picked.release.id, {
    targetId: target === null ? null : target.release.id,
    nested: false,
  });
};
