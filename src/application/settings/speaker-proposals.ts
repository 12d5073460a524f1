import type { Instant } from '../../domain/calendar.ts';
import { departmentById, type WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { FormDraft, Reads, Transaction } from '../ports.ts';
import { presentSpeakers } from './ask-who-speaks.ts';

/** That somebody speaks for a department, said by them or by somebody else. */
export type SpeakerProposal = { departmentId: string; userId: string; proposedBy: string };

/** Names a proposal: its row, its messages and what is kept of it while it is open. */
export const proposalSubject = ({ departmentId, userId, proposedBy }: SpeakerProposal): string =>
  [departmentId, userId, proposedBy].join(':');

const keptId = (proposal: SpeakerProposal): string => `speaker:${proposalSubject(proposal)}`;

/** Remembers an open proposal; after seven days without an answer it is forgotten, as all unfinished forms are. */
export const keepProposal = (
  tx: Transaction,
  workspaceId: string,
  { proposal, now }: { proposal: SpeakerProposal; now: Instant },
): Promise<void> => {
  const draft: FormDraft = {
    id: keptId(proposal),
    userId: proposal.proposedBy,
    form: 'speaker.proposal',
    releaseId: null,
    releaseVersion: null,
    values: proposal,
    updatedAt: now,
  };
  return tx.saveFormDraft(workspaceId, draft);
};

/** It was confirmed or declined. */
export const endProposal = (tx: Transaction, workspaceId: string, proposal: SpeakerProposal): Promise<void> =>
  tx.deleteFormDraft(workspaceId, keptId(proposal));

/** Whether it still waits for an answer: nobody decided, and nobody else speaks meanwhile. */
export const isProposalOpen = async (
  reads: Pick<Reads, 'formDraft' | 'person'>,
  settings: WorkspaceSettings,
  proposal: SpeakerProposal,
): Promise<boolean> => {
  const department = departmentById(settings, proposal.departmentId);
  if (department === undefined) return false;
  const { workspaceId } = settings;
  if ((await reads.formDraft(workspaceId, keptId(proposal))) === null) return false;
  return (await presentSpeakers(reads, workspaceId, department)).length === 0;
};

const readSubject = (subject: string): SpeakerProposal => {
  const [departmentId = '', userId = '', proposedBy = ''] = subject.split(':');
  return { departmentId, userId, proposedBy };
};

/**
 * The proposal for this department that waits for an answer, the newest first; null where there is none.
 * @param made one that was made just now: those who confirm may not have been asked yet
 */
export const openProposalFor = async (
  reads: Pick<Reads, 'formDraft' | 'person' | 'messages'>,
  settings: WorkspaceSettings,
  { departmentId, made }: { departmentId: string; made: SpeakerProposal | null },
): Promise<SpeakerProposal | null> => {
  const asked = (await reads.messages(settings.workspaceId, null))
    .filter(({ slot }) => slot.kind === 'board.speaker_proposed')
    .map(({ slot }) => readSubject(slot.subject))
    .filter((proposal) => proposal.departmentId === departmentId)
    .reverse();
  for (const proposal of made === null ? asked : [made, ...asked]) {
    if (await isProposalOpen(reads, settings, proposal)) return proposal;
  }
  return null;
};

/** The proposals that this person was asked to confirm and that nobody settled yet, for Home. */
export const openProposals = async (
  reads: Pick<Reads, 'formDraft' | 'person' | 'messages' | 'settings'>,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<readonly SpeakerProposal[]> => {
  const settings = await reads.settings(workspaceId);
  if (![...settings.admins, ...settings.releaseManagers].includes(userId)) return [];
  const open: SpeakerProposal[] = [];
  for (const { slot } of await reads.messages(workspaceId, null)) {
    if (slot.kind !== 'board.speaker_proposed') continue;
    if (!('user' in slot.audience) || slot.audience.user !== userId) continue;
    const proposal = readSubject(slot.subject);
    if (await isProposalOpen(reads, settings, proposal)) open.push(proposal);
  }
  return open;
};
