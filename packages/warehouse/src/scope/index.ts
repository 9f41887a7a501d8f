export { buildScopeFile, type ScopeSources } from './build-scope-file.js';
export type { WarningRow } from './enterprise-rows.js';
export type { Extent } from './extent.js';
export { ScopeFiles, type ScopeState } from './scope-files.js';
