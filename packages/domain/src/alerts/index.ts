export * from './next-state.js';
export * from './rules.js';
