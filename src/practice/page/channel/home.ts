import { type ComponentChild, h } from 'preact';
import type { Screen } from '../../demo/protocol.ts';
import { Blocks } from '../blocks/blocks.ts';
import { HOME, hashOfPlace, type Place } from '../state/place.ts';
import { Avatar } from './avatar.ts';

const TABS = [
  { name: 'Home', at: () => HOME },
  { name: 'Messages', at: (screen: Screen) => screen.app.directChannel },
] as const;

/** Name of the app, and the two things to see of it. */
export const AppHeader = ({ screen, place }: { screen: Screen; place: Place }): ComponentChild =>
  h(
    'header',
    { class: 'channel-header app-header' },
    h(
      'h1',
      { tabIndex: -1, id: 'place' },
      h(Avatar, { id: screen.app.userId, name: screen.app.name, isApp: true }),
      screen.app.name,
      h('span', { class: 'app-mark' }, 'APP'),
    ),
    h(
      'nav',
      { class: 'tabs', 'aria-label': `Of ${screen.app.name}` },
      TABS.map(({ name, at }) =>
        h(
          'a',
          {
            key: name,
            href: hashOfPlace({ as: place.as, at: at(screen) }),
            'aria-current': place.at === at(screen) ? 'page' : undefined,
          },
          name,
        ),
      ),
    ),
  );

/** What the app shows the person in its Home. */
export const Home = ({ screen }: { screen: Screen }): ComponentChild => {
  const { home, app } = screen;
  return h(
    'div',
    { class: 'home', tabIndex: 0, role: 'region', 'aria-label': `Home of ${app.name}` },
    home === null
      ? h('p', { class: 'home-empty quiet' }, `${app.name} has not drawn this yet.`)
      : h(
          'div',
          { class: 'home-inside' },
          h('h2', { class: 'unseen' }, 'Home'),
          h(Blocks, {
            blocks: Array.isArray(home.view.blocks) ? home.view.blocks : [],
            values: home.values,
            place: { kind: 'view', viewId: home.id },
          }),
        ),
  );
};
