import { type ComponentChild, h } from 'preact';
import type { Suggestion } from './completion.ts';

export type SuggestionListProps = {
  id: string;
  suggestions: readonly Suggestion[];
  /** Index of the one that Enter takes; -1 for none. */
  active: number;
  onTake: (suggestion: Suggestion) => void;
};

/** Id of an entry, for the field that points at the active one. */
export const suggestionId = (listId: string, index: number): string => `${listId}-${index}`;

/** What the composer offers for what was typed. */
export const SuggestionList = ({ id, suggestions, active, onTake }: SuggestionListProps): ComponentChild =>
  h(
    'ul',
    { id, class: 'suggestions', role: 'listbox', 'aria-label': 'Suggestions' },
    suggestions.map((suggestion, index) =>
      h(
        'li',
        {
          key: suggestion.label,
          id: suggestionId(id, index),
          role: 'option',
          class: 'suggestion',
          'aria-selected': index === active,
          // The field keeps the focus, so the button goes down without taking it.
          onMouseDown: (event: MouseEvent) => {
            event.preventDefault();
            onTake(suggestion);
          },
        },
        h('strong', null, suggestion.label),
        h('span', { class: 'quiet' }, suggestion.detail),
      ),
    ),
  );
