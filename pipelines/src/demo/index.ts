export { generateDemo } from './generate.js';
export { type Demo } from './outbox.js';
export { type DemoDirt, type DemoFile } from './manifest.js';
export { type DemoWishes } from './wishes.js';
