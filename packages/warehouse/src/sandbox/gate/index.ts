export { checkTree, type Vocabulary } from './check-tree.js';
export { markSmallCells } from './mark-small.js';
export { readStatement, readTree, type ReadStatement } from './read-tree.js';
export { checkText } from './text-limits.js';
export { placeOf, placeOfCharacter, Refused, type Refusal, type SqlErrorCode } from './refused.js';
