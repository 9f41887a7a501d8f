export { checkTree, type Vocabulary } from './check-tree.js';
export { readTree } from './read-tree.js';
export { checkText } from './text-limits.js';
export { placeOf, Refused, type Refusal, type SqlErrorCode } from './refused.js';
