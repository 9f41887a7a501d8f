/** The indicator whose value a rule holds against its line; rules about missing returns have none. */
const WATCHED: Record<string, string> = {
  'revenue-falling': 'revenue-growth',
  'debt-high': 'asset-liability-ratio',
  'receivables-slow': 'receivable-days',
  'rd-below-floor-provincial': 'rd-intensity',
  'rd-below-floor-national': 'rd-intensity',
};

/** Code of the indicator a rule looks at; undefined for a rule without one. */
export const watchedIndicator = (rule: string): string | undefined => WATCHED[rule];
