import type { Button } from '@slack/types';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { button } from '../../kit/elements.ts';
import { PLAN_ACTIONS } from '../../planning/ids.ts';
import { LAUNCH_ACTIONS } from '../ids.ts';

type Kind = 'launch' | 'hold' | 'live' | 'failed' | 'read';

const PARTS: Record<Kind, { actionId: string; text: string; aloud: (title: string) => string }> = {
  launch: { actionId: LAUNCH_ACTIONS.open, text: 'Launch', aloud: (title) => `Launch ${title}` },
  hold: { actionId: PLAN_ACTIONS.hold, text: 'Hold', aloud: (title) => `Hold ${title}` },
  live: {
    actionId: LAUNCH_ACTIONS.live,
    text: 'It is live, announce',
    aloud: (title) => `${title} is live, announce it`,
  },
  failed: {
    actionId: LAUNCH_ACTIONS.failed,
    text: 'It did not work',
    aloud: (title) => `${title} did not work`,
  },
  read: {
    actionId: LAUNCH_ACTIONS.read,
    text: 'Read the announcement',
    aloud: (title) => `Read the announcement of ${title}`,
  },
};

/** A button of the launch. Its text is short, because the message around it names the release; read aloud it says both. */
export const launchButton = (release: Release, kind: Kind, style?: 'primary'): Button => {
  const { actionId, text, aloud } = PARTS[kind];
  return button({
    actionId,
    text,
    value: packIds({ releaseId: release.id }),
    accessibilityLabel: aloud(titleOf(release)),
    ...(style !== undefined && { style }),
  });
};
