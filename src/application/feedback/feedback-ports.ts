import type { Instant } from '../../domain/calendar.ts';
import type { AnonymousFeedback, NamedFeedback } from '../../domain/feedback/feedback.ts';
import type { Remark, TakenMessage, Theme } from '../../domain/feedback/themes.ts';

/** Whether the record has counted it already. */
type Counted = { counted: boolean };

export type FeedbackReads = {
  namedFeedback(workspaceId: string, releaseId: string): Promise<readonly NamedFeedback[]>;
  anonymousFeedback(workspaceId: string, releaseId: string): Promise<readonly AnonymousFeedback[]>;
  /** All answers with whether the record has counted them. */
  feedbackCounts(
    workspaceId: string,
    releaseId: string,
  ): Promise<{
    named: readonly (NamedFeedback & Counted)[];
    anonymous: readonly (AnonymousFeedback & Counted)[];
  }>;
  gaveFeedback(workspaceId: string, releaseId: string, userId: string): Promise<'no' | 'named' | 'anonymous'>;
  /** Everybody who answered, with or without a name, in order of their ids: a set without time. */
  feedbackGivers(workspaceId: string, releaseId: string): Promise<readonly string[]>;
  takenMessages(workspaceId: string, releaseId: string): Promise<readonly TakenMessage[]>;
  /** In the order in which they were made. */
  feedbackThemes(workspaceId: string, releaseId: string): Promise<readonly Theme[]>;
  /** Wishes for a next release that nobody has answered, of every release. */
  openRequests(workspaceId: string): Promise<readonly { releaseId: string; theme: Theme }[]>;
  /** To which theme each remark belongs; `aside` for one that was put away. */
  themedRemarks(workspaceId: string, releaseId: string): Promise<ReadonlyMap<Remark['id'], string>>;
};

export type FeedbackWrites = {
  saveNamedFeedback(workspaceId: string, feedback: NamedFeedback): Promise<void>;
  /** Forgets the person's named answer and keeps only that they took part. */
  saveAnonymousFeedback(workspaceId: string, userId: string, feedback: AnonymousFeedback): Promise<void>;
  /** The record holds them now. */
  markCounted(
    workspaceId: string,
    releaseId: string,
    answers: { userIds: readonly string[]; ids: readonly string[] },
  ): Promise<void>;
  /** Null where that message was taken in before. */
  takeMessage(workspaceId: string, message: TakenMessage, at: Instant): Promise<'taken' | null>;
  saveTheme(workspaceId: string, releaseId: string, theme: Theme): Promise<void>;
  deleteTheme(workspaceId: string, releaseId: string, themeId: string): Promise<void>;
  /** Null takes it out of every theme. */
  putRemark(workspaceId: string, releaseId: string, remarkId: string, themeId: string | null): Promise<void>;
};
