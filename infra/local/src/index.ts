export { startPostgres, type PostgresServer } from './postgres/postgres.js';
