import { type ComponentChild, h } from 'preact';
import type { Screen } from '../../demo/protocol.ts';
import { Icon } from '../shell/icon.ts';
import { Popover } from '../shell/popover.ts';

type ShortcutsProps = { app: Screen['app']; onUse: (callbackId: string) => void };

/** The app's shortcuts, behind a plus. */
export const Shortcuts = ({ app, onUse }: ShortcutsProps): ComponentChild =>
  app.shortcuts.length === 0
    ? null
    : h(Popover, {
        class: 'icon-button',
        label: 'Shortcuts',
        title: 'Shortcuts',
        button: h(Icon, { name: 'plus' }),
        children: (close) => [
          h('p', { key: 'words', class: 'popover-words' }, `Shortcuts of ${app.name}`),
          h(
            'ul',
            { key: 'shortcuts', class: 'choices' },
            app.shortcuts.map(({ callbackId, name, description }) =>
              h(
                'li',
                { key: callbackId },
                h(
                  'button',
                  {
                    type: 'button',
                    class: 'choice',
                    onClick: () => {
                      close();
                      onUse(callbackId);
                    },
                  },
                  h('strong', null, name),
                  h('span', { class: 'quiet' }, description),
                ),
              ),
            ),
          ),
        ],
      });
