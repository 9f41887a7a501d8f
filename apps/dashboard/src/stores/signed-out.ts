let listener: () => void = () => undefined;

/** The one place that hears that a session has lapsed; the router listens. It stands apart so that asking the API needs no router. */
export const onSignedOut = {
  listen(next: () => void): void {
    listener = next;
  },
  announce(): void {
    listener();
  },
};
