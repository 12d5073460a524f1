import type { KnownBlock } from '@slack/types';
import {
  secondLaunchSubject,
  secondWaiverSubject,
  waivedBySubject,
} from '../../../../domain/delivery/matters.ts';
import { counts } from '../../../../domain/launch/waiver.ts';
import { isReady, launchedWithout } from '../../../../domain/lights/verdict.ts';
import { lightOf, lightsAreOpen, type Release, titleOf } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { actions, section } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { message } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richQuote } from '../../kit/rich-text.ts';
import { launchMoment } from '../../lights/card/sentences.ts';
import type { Renderer } from '../../renderer.ts';
import { inlineText } from '../../words/inline-text.ts';
import { plainName } from '../../words/plain-name.ts';
import { LAUNCH_ACTIONS, SECOND_ACTIONS } from '../ids.ts';
import { missingNames, twiceLines } from '../prompt/readiness-words.ts';

type Drawn = {
  line: Mrkdwn;
  quote?: string;
  next: Mrkdwn | null;
  /** Who counted twice: the second person agrees to that too. */
  twice?: string | null;
  controls?: readonly KnownBlock[];
};

const label = (text: string, release: Release): string => `${text}: ${plainName(titleOf(release), 45)}`;

/**
 * @param departmentId the department to be launched without; null for the launch itself
 * @param possible false while something is in the way: it can be declined, and no more
 */
const controls = (release: Release, departmentId: string | null, possible = true): KnownBlock => {
  const value = packIds({ releaseId: release.id, ...(departmentId !== null && { departmentId }) });
  const agree = departmentId === null ? SECOND_ACTIONS.launch : SECOND_ACTIONS.without;
  const decline = departmentId === null ? SECOND_ACTIONS.notLaunch : SECOND_ACTIONS.notWithout;
  const yes = departmentId === null ? 'Launch it now' : 'Agree';
  return actions('second', [
    ...(possible
      ? [
          button({
            actionId: agree,
            text: yes,
            value,
            style: 'primary',
            accessibilityLabel: label(yes, release),
            confirm: {
              title: label(departmentId === null ? 'Launch' : 'Agree', release),
              text:
                departmentId === null
                  ? 'It goes out with this click.'
                  : 'The launch then does not wait for this department.',
              confirm: 'Yes',
              deny: 'Go back',
            },
          }),
        ]
      : []),
    button({
      actionId: decline,
      text: 'Do not agree',
      value,
      accessibilityLabel: label('Do not agree', release),
    }),
    ...(departmentId === null
      ? [
          button({
            actionId: LAUNCH_ACTIONS.read,
            text: 'Read the announcement',
            value,
            accessibilityLabel: label('Read the announcement', release),
          }),
        ]
      : []),
  ]);
};

/** What they agree to includes whom it goes without. */
const without = (release: Release): Mrkdwn | null => {
  const names = launchedWithout(release).flatMap((each) => ('department' in each ? [each.department] : []));
  const leftOut = release.lights.filter((light) => counts(light.waiver)).map(({ name }) => name);
  const all = [...new Set([...leftOut, ...names])];
  return all.length === 0 ? null : mrkdwn`It launches without ${joinMrkdwn(all, ', ')}.`;
};

const launchCall = (release: Release, subject: string): Drawn => {
  const { call, launch } = release;
  if (launch !== null) {
    return {
      line: mrkdwn`*${titleOf(release)}* was launched by ${launch.decidedBy.name}${launch.agreedBy === undefined ? mrkdwn`` : mrkdwn` and ${launch.agreedBy.name}`}.`,
      next: null,
    };
  }
  if (call === null || secondLaunchSubject(call) !== subject || !lightsAreOpen(release)) {
    return { line: mrkdwn`*${titleOf(release)}*: nobody waits for a second person any more.`, next: null };
  }
  const line = mrkdwn`*${call.by.name}* says launch for *${titleOf(release)}*, planned for ${launchMoment(release)}. It is of high risk: a second person has to agree.`;
  if (!isReady(release)) {
    return {
      line,
      next: mrkdwn`Not ready any more: waiting for ${missingNames(release)}. The button comes back when nothing is in the way.`,
      controls: [controls(release, null, false)],
    };
  }
  return {
    line,
    next: joinMrkdwn(
      [
        mrkdwn`Nothing is in the way.`,
        without(release),
        call.mode === 'live_now'
          ? mrkdwn`With your click the announcement goes out.`
          : mrkdwn`With your click the deployment counts as started.`,
      ],
      ' ',
    ),
    twice: twiceLines(release),
    controls: [controls(release, null)],
  };
};

const waiver = (release: Release, departmentId: string, subject: string): Drawn => {
  const light = lightOf(release, departmentId);
  const present = light?.waiver ?? null;
  const isPresent = present !== null && secondWaiverSubject(departmentId, present) === subject;
  const open = isPresent ? present : null;
  // The risk was judged anew: it counts without anybody's consent.
  const countsAlone = open?.agreedBy === null && !open.needsSecond;
  if (light === undefined || open === null || countsAlone || !lightsAreOpen(release)) {
    return {
      line: mrkdwn`*${titleOf(release)}*: nobody has to agree to anything about ${light?.name ?? 'this department'} any more.`,
      next: null,
    };
  }
  const line = mrkdwn`*${open.by.name}* wants to launch *${titleOf(release)}* without *${light.name}*. ${open.acceptedBy.name} accepts the risk:`;
  if (open.agreedBy !== null) {
    return { line, quote: open.reason, next: mrkdwn`${open.agreedBy.name} agreed.` };
  }
  return {
    line,
    quote: open.reason,
    next: mrkdwn`It is of high risk: a second person has to agree. Until then ${light.name} is in the way.`,
    controls: [controls(release, departmentId)],
  };
};

/** "Do you agree?", to those who may be the second person; afterwards what became of it. */
export const secondMessage = (release: Release, subject: string): SlackMessage => {
  const departmentId = waivedBySubject(subject);
  const {
    line,
    quote = '',
    next,
    twice = null,
    controls: below = [],
  } = departmentId === null ? launchCall(release, subject) : waiver(release, departmentId, subject);
  return message(
    joinMrkdwn(
      [line, quote === '' ? null : inlineText(quote), next, twice === null ? null : inlineText(twice)],
      ' ',
    ),
    [
      section(line),
      ...(quote === '' ? [] : [richQuote(quote)]),
      ...(next === null ? [] : [section(next)]),
      ...(twice === null ? [] : [section(twice)]),
      ...below,
    ],
  );
};

export const renderSecond: Renderer = async (row, reads) => {
  const release = row.releaseId === null ? null : await reads.release(row.workspaceId, row.releaseId);
  if (release === null || row.slot === null) return { skip: 'no_such_release' };
  return { message: secondMessage(release, row.slot.subject) };
};
