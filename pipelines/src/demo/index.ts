export { generateDemo, type Demo, type DemoWishes } from './generate.js';
export { type DemoDirt, type DemoFile } from './manifest.js';
