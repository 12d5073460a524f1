import { renderRecordLine, renderRecordThread } from './record-line.ts';

export const recordRenderers = {
  'board.record_thread': renderRecordThread,
  'statement.record_anchor': renderRecordLine,
};
