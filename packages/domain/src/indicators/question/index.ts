export * from './vocabulary.js';
export * from './span.js';
export * from './standing.js';
export * from './protect.js';
