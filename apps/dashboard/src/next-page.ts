/** Where a reader wanted to go before a form stood in between: an address of this site, else the first page. */
export function nextPage({ next }: Record<string, unknown>): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/';
}
