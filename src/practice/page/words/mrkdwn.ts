import { type ComponentChild, h } from 'preact';
import { useMemo } from 'preact/hooks';
import { mrkdwnPieces } from '../../read/mrkdwn-pieces.ts';
import { Pieces } from './pieces.ts';

/** Shows mrkdwn, such as the text of a message. */
export const Mrkdwn = ({ text }: { text: string }): ComponentChild =>
  h(Pieces, { pieces: useMemo(() => mrkdwnPieces(text), [text]) });
