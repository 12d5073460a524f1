import type { Rating } from '../../../domain/feedback/feedback.ts';
import type { Became, Tag } from '../../../domain/feedback/themes.ts';
import type { Flag } from '../tables.ts';

type AnswerColumns = {
  rating: Rating | null;
  confidence: Rating | null;
  effort: Rating | null;
  liked: string;
  disliked: string;
  wish: string;
  friction: string;
  counted: Flag;
};

type Place = { workspace_id: string; release_id: string };

export type FeedbackTable = AnswerColumns & Place & { user_id: string; name: string; at: string };

export type FeedbackTakenPartTable = Place & { user_id: string };

export type AnonymousFeedbackTable = AnswerColumns & Place & { id: string; day: string };

export type FeedbackMessageTable = Place & {
  channel_id: string;
  ts: string;
  author_id: string;
  author_name: string;
  text: string;
  reactions: string;
  permalink: string;
  taken_by_id: string;
  taken_at: string;
};

export type FeedbackThemeTable = Place & {
  id: string;
  position: number;
  name: string;
  tag: Tag | null;
  became: Became | null;
  answer: string;
  told: number;
};

export type FeedbackRemarkTable = Place & { remark: string; theme_id: string };
