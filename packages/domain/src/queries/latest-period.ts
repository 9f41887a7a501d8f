/** Stands for the newest period with returns in a parameter `period`: a query that is kept does not grow old. */
export const LATEST = 'latest';

/** The parameters of a query with the newest period put in where it is meant. */
export function withLatestPeriod<P extends { name: string; value: unknown }>(
  parameters: readonly P[],
  newest: string | null,
): P[] {
  return parameters.map(parameter =>
    parameter.name === 'period' && parameter.value === LATEST ? { ...parameter, value: newest } : parameter,
  );
}
