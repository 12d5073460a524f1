import { type ComponentChild, h } from 'preact';
import { useHere } from '../here.ts';

/** A person who is mentioned; the reader stands out. */
export const UserMention = ({ id }: { id: string }): ComponentChild => {
  const { reader, people, me } = useHere();
  const person = people.get(id);
  const title = person === undefined ? undefined : `${person.realName}, ${person.role}`;
  return h(
    'span',
    { class: id === me ? 'mention mention-me' : 'mention', ...(title && { title }) },
    `@${reader.nameOfUser(id)}`,
  );
};

/** A channel that is mentioned: opens it, where the reader can see it. */
export const ChannelMention = ({ id }: { id: string }): ComponentChild => {
  const { reader, channels, goTo } = useHere();
  const name = `#${reader.nameOfChannel(id)}`;
  if (!channels.has(id)) return h('span', { class: 'mention' }, name);
  return h('button', { type: 'button', class: 'mention mention-channel', onClick: () => goTo(id) }, name);
};

/** A ping of many: everyone reads it as meant for them. */
export const SpecialMention = ({ name }: { name: string }): ComponentChild =>
  h('span', { class: 'mention mention-me' }, `@${name}`);
