export * from './wish.js';
export * from './sentence.js';
