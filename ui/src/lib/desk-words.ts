/** What the telephone desk says of questions and fields. */
import type { Code, Question } from './client/generated';
import { subjectOf } from './refusals';
import type { Problem } from './client/generated';
import { t } from './words.svelte';

/** Puts the focus on a field; whatever stands there is typed over. */
export function typeOver(id: string): void {
  const field = document.getElementById(id);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** What the caller is asked. */
export function questionWords(question: Question): string {
  switch (question) {
    case 'postcode':
      return t('desk-ask-postcode');
    case 'house':
      return t('desk-ask-house');
    case 'last_plate':
      return t('desk-ask-last-plate');
    case 'email':
      return t('desk-ask-email');
    case 'mobile':
      return t('desk-ask-mobile');
  }
}

export type VisitField = 'plate' | 'product' | 'start' | 'until' | 'received';

const READ: Partial<Record<Code, VisitField>> = {
  start_unclear: 'start',
  end_unclear: 'until',
  received_unclear: 'received'
};

/** Which of the fields of a visit a problem is about. */
export function visitField(problem: Problem): VisitField | undefined {
  const subject = subjectOf(problem);
  return READ[problem.code] ?? (subject === 'length' ? 'until' : subject);
}
