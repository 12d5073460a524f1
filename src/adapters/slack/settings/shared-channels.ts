import type { KnownBlock } from '@slack/types';
import type { Reads } from '../../../application/ports.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { section } from '../kit/blocks.ts';
import { checkboxesField } from '../kit/inputs.ts';
import { plainName } from '../words/plain-name.ts';

/** An announcement channel that another organisation reads. */
export type SharedChannel = { channelId: string; name: string; sharedWith: string };

/** The block in which they are ticked. */
export const CONFIRM_SHARED = 'confirmShared';

/** Of these channels, those shared with another organisation that nobody confirmed yet. */
export const unconfirmedShared = async (
  reads: Pick<Reads, 'channel'>,
  current: WorkspaceSettings,
  channelIds: readonly string[],
  confirmed: readonly string[],
): Promise<readonly SharedChannel[]> => {
  const shared: SharedChannel[] = [];
  for (const channelId of channelIds) {
    if (current.announcementChannelIds.includes(channelId) || confirmed.includes(channelId)) continue;
    const known = await reads.channel(current.workspaceId, channelId);
    if (known === null || known.sharedWith === null || known.isArchived) continue;
    shared.push({ channelId, name: known.name, sharedWith: known.sharedWith });
  }
  return shared;
};

/** The second question: which other organisation reads what, to be ticked before anything is saved. */
export const sharedQuestion = (shared: readonly SharedChannel[]): KnownBlock[] => {
  if (shared.length === 0) return [];
  return [
    section(
      'Another organisation reads some of these channels, and with them every announcement. Tick each one for which that is meant, or choose other channels.',
    ),
    checkboxesField({
      id: CONFIRM_SHARED,
      label: 'Shared outside',
      optional: true,
      choices: shared.map(({ channelId, name, sharedWith }) => ({
        text: `#${plainName(name, 60)}`,
        value: channelId,
        description: `Read by the organisation ${sharedWith}`,
      })),
    }),
  ];
};
