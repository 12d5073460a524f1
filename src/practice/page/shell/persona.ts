import { type ComponentChild, h } from 'preact';
import type { PersonSeen, Screen } from '../../demo/protocol.ts';
import { Avatar } from '../channel/avatar.ts';
import { timeWords, zoneWords } from '../time/moments.ts';
import { Icon } from './icon.ts';
import { Popover } from './popover.ts';

type PersonProps = { person: PersonSeen; now: number; isMe: boolean; onTake: () => void };

const PersonEntry = ({ person, now, isMe, onTake }: PersonProps): ComponentChild =>
  h(
    'li',
    null,
    h(
      'button',
      { type: 'button', class: 'person', 'aria-current': isMe ? 'true' : undefined, onClick: onTake },
      h(Avatar, { id: person.id, name: person.realName }),
      h(
        'span',
        { class: 'person-words' },
        h('strong', null, `@${person.name}`),
        h('span', { class: 'quiet' }, person.role),
      ),
      h(
        'span',
        { class: 'person-zone quiet' },
        h('span', null, timeWords(now, person.zone)),
        h('span', null, zoneWords(person.zone, now)),
      ),
    ),
  );

/** Says who the reader is at the moment, and lets them be somebody else. */
export const Persona = ({
  screen,
  onBe,
}: {
  screen: Screen;
  onBe: (person: string) => void;
}): ComponentChild => {
  const { me, people, clock } = screen;
  return h(
    'div',
    { class: 'persona' },
    h(Popover, {
      class: 'persona-button',
      title: 'Be somebody else',
      button: [
        h(Avatar, { key: 'picture', id: me.id, name: me.realName }),
        h(
          'span',
          { key: 'words', class: 'person-words' },
          h(
            'span',
            null,
            h('span', { class: 'quiet persona-are' }, 'You are: '),
            h('strong', null, `@${me.name}`),
          ),
          h('span', { class: 'quiet' }, `${me.role} · ${zoneWords(me.zone, clock.now)}`),
        ),
        h(Icon, { key: 'more', name: 'down' }),
      ],
      children: (close) => [
        h('p', { key: 'words', class: 'popover-words' }, 'See the workspace with the eyes of…'),
        h(
          'ul',
          { key: 'people', class: 'persons' },
          people.map((person) =>
            h(PersonEntry, {
              key: person.id,
              person,
              now: clock.now,
              isMe: person.id === me.id,
              onTake: () => {
                close();
                onBe(person.id);
              },
            }),
          ),
        ),
      ],
    }),
  );
};
