export { openReader, type FileRead, type Reader } from './reader.js';
export { FileRefused } from './refusal.js';
export type { FileWarning, SheetRead } from './sheet-read.js';
