import { stripTypeScriptTypes } from 'node:module';

const strip = (text: string): string => stripTypeScriptTypes(text);

/** TypeScript as JavaScript. Node warns that the function is new: that says nothing to somebody who tries a bot. */
export const withoutTypes = (text: string): string => {
  const emit = process.emitWarning;
  const emitOthers = (...warning: Parameters<typeof emit>): void => {
    if (!String(warning[0]).startsWith('stripTypeScriptTypes ')) emit.apply(process, warning);
  };
  process.emitWarning = emitOthers as typeof emit;
  try {
    return strip(text);
  } finally {
    process.emitWarning = emit;
  }
};
