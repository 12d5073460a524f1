import type { WebClient } from '@slack/web-api';
import { checkInstallation } from '../../../application/directory/check-installation.ts';
import type { Inspection } from '../../../application/directory/inspection.ts';
import { reportCheck } from '../../../application/directory/run-check.ts';
import type { HookPlace } from '../../../application/hooks/hook-ports.ts';
import type { House } from '../../../application/house.ts';
import type { DueRow, Log } from '../../../application/ports.ts';
import { inviteToSetUp } from '../../../application/settings/invite-to-set-up.ts';
import { identify } from '../edge/identify.ts';
import type { Errands } from '../messenger.ts';
import type { SlackClock } from '../slack-clock.ts';
import { inspectSlack } from './inspect-slack.ts';
import { joinChannel } from './join-channel.ts';
import { createDirectoryReading, learnPerson } from './refresh-directory.ts';
import { rememberAnswers } from './remembered-answers.ts';

export type ErrandParts = {
  client: WebClient;
  house: House;
  /** The workspace that the client's token belongs to. */
  workspaceId: string;
  slackClock: SlackClock;
  slashCommand: string;
  place?: HookPlace;
  log: Log;
};

export type DirectoryErrands = {
  errands: Errands;
  /** Looks somebody up who acts and is not known yet; a failure is logged, the daily reading makes up for it. */
  learn(userId: string): void;
};

const text = (row: DueRow, name: string): string => String(row.payload[name] ?? '');

/** What the bot does in Slack beside messages: reads the directory, joins channels, checks the installation. */
export const directoryErrands = (parts: ErrandParts): DirectoryErrands => {
  const { client, house, workspaceId, slackClock, slashCommand, place, log } = parts;
  const refresh = createDirectoryReading(client, house, workspaceId);
  const underWay = new Set<string>();

  /** Checks that are not finished: each goes on where a rate limit stopped it. */
  const checks = new Map<string, Inspection>();

  const checkAndReport = async (row: DueRow): Promise<void> => {
    const [userId, checkId] = [text(row, 'userId'), text(row, 'checkId')];
    const inspection = checks.get(checkId) ?? rememberAnswers(inspectSlack(client, slackClock, workspaceId));
    checks.set(checkId, inspection);
    const findings = await checkInstallation(house.store.reads, inspection, {
      workspaceId,
      slashCommand,
      ...(place !== undefined && { place }),
    });
    checks.delete(checkId);
    await reportCheck(house, { workspaceId, userId, checkId, findings });
  };

  /** Somebody who came before they were known may be the owner whom the set-up waits for. */
  const learnAndInvite = async (userId: string): Promise<void> => {
    await learnPerson(client, house, workspaceId, userId);
    const { actor, known } = await identify(house.store.reads, workspaceId, userId, undefined);
    if (known) await inviteToSetUp(house, actor);
  };

  return {
    errands: {
      'directory.refresh': refresh,
      'channel.join': (row) => joinChannel(client, house, workspaceId, text(row, 'channelId')),
      'doctor.check': checkAndReport,
    },
    learn: (userId) => {
      if (underWay.has(userId)) return;
      underWay.add(userId);
      learnAndInvite(userId)
        .catch((error: unknown) => log.warn({ err: error, userId }, 'person not looked up'))
        .finally(() => underWay.delete(userId));
    },
  };
};
