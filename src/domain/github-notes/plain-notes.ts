/** More than ever fits into a plan is not even looked at. */
const LOOKED_AT = 100_000;

/** What is between these is for whoever edits the text; one that never ends hides nothing. */
const withoutComments = (text: string): string => {
  const [first = '', ...rest] = text.split('<!--');
  return rest.reduce((kept, piece) => {
    const end = piece.indexOf('-->');
    return kept + (end === -1 ? `<!--${piece}` : piece.slice(end + 3));
  }, first);
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

const linked = (words: string, address: string): string => {
  const text = words.trim();
  return text === '' || text === address ? address : `${text} (${address})`;
};

/** Within a line; each form is short, so that no text takes long. */
const spans = (line: string): string =>
  line
    .replace(/!\[[^\]\n]{0,300}\]\([^()\n]{0,2000}\)/g, '')
    .replace(/\[([^[\]\n]{0,500})\]\(<?([^()<>\s]{1,1000})>?(?: "[^"\n]{0,300}")?\)/g, (_, words, address) =>
      linked(words, address),
    )
    .replace(/<(https?:\/\/[^<>\s]{1,1000})>/g, '$1')
    .replace(/<br ?\/?>/gi, ' ')
    .replace(/<\/?[a-z][a-z0-9]{0,15}(?: [^<>\n]{0,300})?\/?>/gi, '')
    .replace(/(?<!\\)\*\*([^\s*](?:[^*\n]{0,500}[^\s*])?)\*\*/g, '$1')
    .replace(/(?<![\w_\\])__([^\s_](?:[^\n]{0,500}?[^\s_])?)__(?![\w_])/g, '$1')
    .replace(/(?<![\w*\\])\*([^\s*](?:[^*\n]{0,500}[^\s*])?)\*(?![\w*])/g, '$1')
    .replace(/(?<![\w_/\\])_([^\s_](?:[^_\n]{0,500}[^\s_])?)_(?![\w_/])/g, '$1')
    .replace(/~~([^~\n]{1,500})~~/g, '$1')
    .replace(/(?<!\\)`{1,2}([^`\n]{1,500})`{1,2}/g, '$1')
    .replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1');

const NOTHING = /^ {0,3}(?:(?:[-*_] ?){3,}|={3,}|`{3,}[\w-]{0,30}|~{3,}[\w-]{0,30})\s*$/;

const plainLine = (line: string): string | null => {
  if (NOTHING.test(line)) return null;
  const said = line
    .replace(/^(?: {0,3}> ?)+/, '')
    .replace(/^ {0,3}#{1,6} +(.*?) *#*$/, '$1')
    .replace(/^(\s{0,20})[-*+] +(?:\[[ xX]\] +)?/, '$1• ');
  return spans(said).trimEnd();
};

/** Notes in Markdown as people read them in Slack, where Markdown stands as it was typed. */
export const plainNotes = (markdown: string): string =>
  withoutComments(markdown.toWellFormed().slice(0, LOOKED_AT).replace(/\r\n?/g, '\n'))
    .split('\n')
    .map(plainLine)
    .filter((line) => line !== null)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
