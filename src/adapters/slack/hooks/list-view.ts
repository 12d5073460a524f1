import type { KnownBlock, ModalView } from '@slack/types';
import { SET_KEY } from '../../../application/hooks/check-hooks.ts';
import type { Backlog, HookPlace } from '../../../application/hooks/hook-ports.ts';
import { addressOf } from '../../../application/hooks/manage-hooks.ts';
import { type Hook, MOST_HOOKS } from '../../../domain/hooks/hook.ts';
import { KIND_WORDS, TOPIC_WORDS } from '../../../domain/hooks/hook-words.ts';
import { departmentById, type WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, divider, section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { button } from '../kit/elements.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { counted, listedAnd } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { HOOK_ACTIONS, HOOK_FORMS } from './ids.ts';

export type HookScene = {
  hooks: readonly Hook[];
  backlogs: readonly Backlog[];
  settings: WorkspaceSettings;
  place: HookPlace;
};

const aboutWords = (hook: Hook, settings: WorkspaceSettings): string => {
  if (hook.direction === 'out') {
    return `Is told of: ${listedAnd(hook.topics.map((topic) => TOPIC_WORDS[topic]))}.`;
  }
  const names = hook.departmentIds.map(
    (id) => departmentById(settings, id)?.name ?? 'a department that is gone',
  );
  const turns = names.length === 0 ? '' : ` A failed check turns the light of ${listedAnd(names)} red.`;
  const fixed = hook.releaseKey === null ? '' : ` Only about ${hook.releaseKey}.`;
  return `Reports: ${listedAnd(hook.reports.map((kind) => KIND_WORDS[kind].toLowerCase()))}.${turns}${fixed}`;
};

/** Codes of the network and of what was answered, as people read them. */
const troubleWords = (problem: string | null): string => {
  if (problem === null) return 'no answer';
  return problem.startsWith('answered_')
    ? `it answers ${problem.slice('answered_'.length)}`
    : `no answer (${problem})`;
};

const waitingLine = (backlog: Backlog | undefined, { zone }: WorkspaceSettings): Mrkdwn[] =>
  backlog === undefined
    ? []
    : [
        mrkdwn`:warning: Not told since ${slackDate(backlog.since, zone)}, ${troubleWords(backlog.problem)}: ${counted(backlog.waiting, 'decision')} ${backlog.waiting === 1 ? 'waits' : 'wait'}. I go on trying for three days.`,
      ];

const hookBlocks = (hook: Hook, { backlogs, settings, place }: HookScene): KnownBlock[] => {
  const name = plainName(hook.name, 40);
  const value = packIds({ extra: hook.id });
  const where = hook.direction === 'in' ? addressOf(hook, place) : hook.address;
  const waiting = waitingLine(
    backlogs.find(({ hookId }) => hookId === hook.id),
    settings,
  );
  return [
    section(mrkdwn`*${hook.name}*`),
    section(`${aboutWords(hook, settings)}\n${where}`),
    ...waiting.map((line) => section(line)),
    actions(`hook.${hook.id}`, [
      button({
        actionId: HOOK_ACTIONS.newSecret,
        text: 'New secret',
        value,
        accessibilityLabel: `New secret for ${name}`,
        confirm: {
          title: 'A new secret?',
          text: `The old secret of ${name} is worth nothing from that moment on.`,
          confirm: 'New secret',
          deny: 'Keep the old one',
        },
      }),
      button({
        actionId: HOOK_ACTIONS.remove,
        text: 'Remove',
        value,
        style: 'danger',
        accessibilityLabel: `Remove ${name}`,
        confirm: {
          title: 'Remove it?',
          text: `${name} can no longer report here or be told. What it reported stays.`,
          confirm: 'Remove',
          deny: 'Keep it',
          style: 'danger',
        },
      }),
    ]),
  ];
};

const group = (title: string, none: string, hooks: readonly Hook[], scene: HookScene): KnownBlock[] => [
  section(mrkdwn`*${title}*`),
  ...(hooks.length === 0 ? [context(none)] : hooks.flatMap((hook) => hookBlocks(hook, scene))),
];

const foot = ({ hooks, place }: HookScene): KnownBlock[] => {
  if (place.vault === null) {
    return [section(`Hooks need a key that keeps their secrets, and there is none here. ${SET_KEY}`)];
  }
  const unreached =
    place.publicUrl === null
      ? [context('Greenlight does not know its own address: put it before /hooks/…, or set PUBLIC_URL.')]
      : [];
  if (hooks.length >= MOST_HOOKS)
    return [...unreached, context(`There are ${MOST_HOOKS}: that is the most.`)];
  return [
    ...unreached,
    actions('hooks.add', [
      button({ actionId: HOOK_ACTIONS.addIn, text: 'Let a system report' }),
      button({ actionId: HOOK_ACTIONS.addOut, text: 'Tell a system' }),
    ]),
    context('A secret is shown once, when it is made. Nothing that is reported launches anything.'),
  ];
};

/** Ways in and out for other systems. `said` is what has just happened. */
export const hookList = (scene: HookScene, said?: string): ModalView => {
  const of = (direction: Hook['direction']) => scene.hooks.filter((hook) => hook.direction === direction);
  return modal({
    callbackId: HOOK_FORMS.list,
    title: 'Hooks',
    close: 'Close',
    blocks: [
      ...(said === undefined ? [] : [section(said), divider()]),
      ...group(
        'What reports here',
        'Nothing yet. Builds, deployments and monitoring can report checks, steps and warnings.',
        of('in'),
        scene,
      ),
      divider(),
      ...group('What is told', 'Nothing yet. Other systems can be told of each decision.', of('out'), scene),
      divider(),
      ...foot(scene),
    ],
  });
};
