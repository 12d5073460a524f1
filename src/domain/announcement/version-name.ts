import type { Readers, Version } from './version.ts';

/** Whom it is for, as people read it. */
export const READER_WORDS: Record<Readers, string> = {
  company: 'The company',
  field: 'Teams with customers',
  developers: 'Developers',
  customers: 'Customers',
  partners: 'Partners',
};

/** "Customers, Newsletter", "Developers, a notice before it". */
export const versionName = ({
  readers,
  outside,
  when,
}: Pick<Version, 'readers' | 'outside' | 'when'>): string =>
  [
    READER_WORDS[readers],
    ...(outside === '' ? [] : [outside]),
    ...(when === null ? [] : ['a notice before it']),
  ].join(', ');
