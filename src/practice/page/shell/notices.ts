import { type ComponentChild, h } from 'preact';
import type { RefusalSeen } from '../../demo/protocol.ts';
import type { Notice } from '../state/page-state.ts';
import { Icon } from './icon.ts';

const Away = ({ what, onClick }: { what: string; onClick: () => void }): ComponentChild =>
  h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': `Dismiss ${what}`, title: 'Dismiss', onClick },
    h(Icon, { name: 'close' }),
  );

export type NoticesProps = { notices: readonly Notice[]; isLost: boolean; onAway: (key: number) => void };

/** What did not happen, and a lost connection; read out politely. */
export const Notices = ({ notices, isLost, onAway }: NoticesProps): ComponentChild =>
  h(
    'div',
    { class: 'notices', role: 'status' },
    isLost &&
      h(
        'p',
        { class: 'notice notice-lost' },
        'The connection to the practice workspace is lost. Trying again; if it was stopped, start it with ',
        h('code', null, 'npm run demo'),
        '.',
      ),
    notices.map(({ key, text }) =>
      h(
        'p',
        { key, class: 'notice' },
        h('span', null, text),
        h(Away, { what: 'the notice', onClick: () => onAway(key) }),
      ),
    ),
  );

/** Payloads that Slack refused, with the place of each problem. */
export const Refusals = ({
  refusals,
  onAway,
}: {
  refusals: RefusalSeen[];
  onAway: () => void;
}): ComponentChild =>
  refusals.length === 0
    ? null
    : h(
        'section',
        { class: 'refusals', 'aria-label': 'Refused by Slack' },
        h(
          'header',
          null,
          h(
            'h2',
            null,
            refusals.length === 1 ? 'Slack refused this' : `Slack refused ${refusals.length} payloads`,
          ),
          h(Away, { what: 'the refusals', onClick: onAway }),
        ),
        refusals.map(({ number, method, error, problems }) =>
          h(
            'div',
            { key: number, class: 'refusal' },
            h('p', null, h('code', null, method), ' ', h('strong', null, error)),
            problems.length > 0 &&
              h(
                'ul',
                null,
                problems.map((problem) => h('li', { key: problem }, h('code', null, problem))),
              ),
          ),
        ),
      );
