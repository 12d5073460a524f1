const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** `<@U1|maya>`, `<#C1|docs>`, `<!here>`, `<https://…|label>`. */
const BRACKETS = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

/** Marks that format, in pairs around words; those inside a word stay. */
const PAIRED = /(?<![\p{L}\p{N}])([*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu;

/** The ids of people whom a text mentions, each once. */
export const mentionedPeople = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/<@([UW][A-Z0-9]+)/g)].map(([, id = '']) => id)),
];

/**
 * What somebody wrote in Slack, as it reads without formatting: mentions by their names, links by their labels.
 *
 * @param nameOf a person's name, by id; null for somebody unknown
 */
export const plainFromMrkdwn = (text: string, nameOf: (userId: string) => string | null): string => {
  const named = text.replace(BRACKETS, (_whole, sigil: string, id: string, label: string | undefined) => {
    if (sigil === '@') return `@${nameOf(id) ?? label ?? 'somebody'}`;
    if (sigil === '#') return `#${label === undefined || label === '' ? 'channel' : label}`;
    if (sigil === '!') return label ?? `@${id.split('^')[0] ?? ''}`;
    return label ?? id.replace(/^mailto:/, '');
  });
  const bare = named.replace(PAIRED, '$2');
  return bare.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity).trim();
};
