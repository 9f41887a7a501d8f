export * from './case-state.js';
export * from './rungs.js';
