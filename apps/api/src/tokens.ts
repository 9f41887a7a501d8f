/** Names under which Nest hands out what is no class of ours. */
export const LEDGER = Symbol('ledger');
export const ATLAS = Symbol('atlas');
export const CLOCK = Symbol('clock');
export const CONFIGURATION = Symbol('configuration');
export const INDUSTRIES = Symbol('industries');
export const WORK_CALENDAR = Symbol('work-calendar');
/** YAML of the scheme that comes with the product. */
export const COMMENDATION = Symbol('commendation');

/** The present moment; handed in so that tests can move it. */
export type Clock = () => Date;
