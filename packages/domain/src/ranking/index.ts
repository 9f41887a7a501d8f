export { type Column, type Observation, type RankedDirection } from './observation.js';
export { readCompositeScheme } from './read-scheme.js';
export { type CompositeScheme, compositeScheme, type SchemeName } from './scheme.js';
export { compute } from './compute.js';
export type * from './derivation.js';
export type { ValueTable } from './value-table.js';
export { readValues, type ValueIssue, type ValueRecord } from './read-values.js';
