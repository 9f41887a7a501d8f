export * from './question.js';
export { openWarehouse, type Warehouse } from './warehouse.js';
export { publish, type LiveBatch, type Publication, type PublishOptions } from './publish.js';
export { accept, type Accepted, type AcceptOptions } from './accept/accept.js';
export { LONGEST_RECORD, type CellsFile } from './accept/source.js';
