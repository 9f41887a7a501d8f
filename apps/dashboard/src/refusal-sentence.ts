import { ApiError } from '@tidu/contract';
import type { Language } from './language/messages.js';

/** The API's own sentence about a refusal; null when it could not be reached or said nothing of its own. */
export const refusalSentence = (error: unknown, language: Language): string | null =>
  error instanceof ApiError ? (error.error?.message[language] ?? null) : null;
