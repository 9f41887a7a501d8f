export * from './question.js';
export { openWarehouse, type Warehouse } from './warehouse.js';
export { publish, type LiveBatch, type Publication, type PublishOptions } from './publish.js';
