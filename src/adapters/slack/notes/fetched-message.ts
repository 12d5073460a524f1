import { z } from 'zod';
import {
  FETCH_PROBLEMS,
  type FetchProblem,
  type FetchResult,
} from '../../../domain/github-notes/fetch-result.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { launchButton } from '../launch/prompt/launch-buttons.ts';
import { practiceBlocks, practiceText } from '../launch/prompt/practice.ts';
import type { Renderer } from '../renderer.ts';
import { plainName } from '../words/plain-name.ts';
import { NOTES_ACTIONS } from './ids.ts';

/** What went wrong, and who can mend it. */
const PROBLEMS: Record<FetchProblem, string> = {
  not_found:
    'GitHub shows no release at this address. Is it right, and published? If its repository is private, whoever runs Greenlight sets a GITHUB_TOKEN that may read it.',
  not_let_in:
    'GitHub does not let me read it. Whoever runs Greenlight sets a GITHUB_TOKEN that may read this repository.',
  bad_token: 'GitHub does not accept the GITHUB_TOKEN that is set. Whoever runs Greenlight sets another one.',
  too_many:
    'GitHub answers no more questions for now. Try again in an hour; with a GITHUB_TOKEN it answers many more.',
  moved: 'This repository has moved. Open the address in a browser and take the one that it leads to.',
  inside:
    'The address of GitHub leads into the own network. Whoever runs Greenlight looks at GITHUB_API_URL.',
  too_large: 'What GitHub sent is far longer than notes are. Paste the part that people should read.',
  no_answer: 'GitHub did not answer. Try again in a few minutes.',
  unreadable:
    'What answered is not GitHub, or has changed. Whoever runs Greenlight looks at GITHUB_API_URL; until then paste the notes.',
  empty: 'This release on GitHub has no notes. Write them there and fetch again, or paste them.',
  too_long:
    'Together with what stands there already they are longer than a message can be. Put them in its place, or paste the part that people should read.',
  not_now: 'The plan can no longer be changed, or not by you: nothing was put into it.',
};

/** Problems after which the same address may lead to something. */
const isWorthAnotherTry = (problem: FetchProblem): boolean => problem !== 'not_now';

const numbers = (count: number): string => count.toLocaleString('en-US');

const shape: z.ZodType<FetchResult> = z.union([
  z.object({ ok: z.literal(true), tag: z.string(), came: z.number(), stand: z.number() }),
  z.object({ ok: z.literal(false), problem: z.enum(FETCH_PROBLEMS) }),
]);

const lineOf = (release: Release, result: FetchResult): Mrkdwn => {
  const title = titleOf(release);
  if (!result.ok) return mrkdwn`*${title}*: no notes came from GitHub.`;
  const { tag, came, stand } = result;
  const all = stand === came ? mrkdwn`` : mrkdwn` Its notes have ${numbers(stand)} now.`;
  return mrkdwn`*${title}*: the notes of ${tag} came from GitHub, ${numbers(came)} characters.${all} Nothing is sent before the launch.`;
};

/** To whoever asked for the notes: they are there, or why not. */
export const fetchedMessage = (release: Release, result: FetchResult, link: string): SlackMessage => {
  const line = lineOf(release, result);
  const said = result.ok ? line : mrkdwn`${line} ${plainName(PROBLEMS[result.problem], 300)}`;
  return message(practiceText(release, said), [
    ...practiceBlocks(release),
    section(line),
    ...(result.ok
      ? [actions('notes.fetched', [launchButton(release, 'read', 'primary')])]
      : [
          section(PROBLEMS[result.problem]),
          ...(isWorthAnotherTry(result.problem)
            ? [
                actions('notes.fetched', [
                  button({
                    actionId: NOTES_ACTIONS.github,
                    text: 'Try again',
                    value: packIds({ releaseId: release.id, extra: link }),
                    accessibilityLabel: `Try again: ${plainName(titleOf(release), 40)}`,
                  }),
                ]),
              ]
            : []),
        ]),
  ]);
};

/** Renders `statement.notes_fetched`. */
export const renderFetched: Renderer = async ({ workspaceId, releaseId, payload }, reads) => {
  const release = releaseId === null ? null : await reads.release(workspaceId, releaseId);
  const result = shape.safeParse(payload.result);
  if (release === null || !result.success) return { skip: 'nothing_to_tell' };
  return { message: fetchedMessage(release, result.data, String(payload.link ?? '')) };
};
