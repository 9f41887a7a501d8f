/**
 * Points at which a process that dies would leave something half done, in the order in which a run comes by them. Tests put
 * faults there; in production nothing happens.
 */
export const FAULT_POINTS = [
  'run:begun',
  'ingest:read',
  'ingest:written',
  'ingest:recorded',
  'ingest:asked',
  'publish:locked',
  'publish:building',
  'publish:built',
  'publish:recorded',
  'publish:pointed',
  'publish:cleared',
  'run:done',
] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

/** What happens at a point in production. */
export const nothing = (): Promise<void> => Promise.resolve();
