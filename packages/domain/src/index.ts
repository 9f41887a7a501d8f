export * from './errors.js';
export * from './sql.js';
export * from './configuration.js';
export * from './vocabulary/index.js';
export * from './filings/index.js';
export * from './indicators/index.js';
export * from './alerts/index.js';
export * from './jobs/index.js';
