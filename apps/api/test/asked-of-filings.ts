/** What to ask the routes about deadlines, reviews, runs and sources of one place, for the table of who may ask what. */
export const ASKED_OF_FILINGS: Record<string, (place: { regionId: string; runId: string }) => Record<string, unknown>> =
  {
    'filingCalendar.read': ({ regionId }) => ({ year: 2026, region: regionId }),
    'filingCalendar.missing': ({ regionId }) => ({ period: '2026-09', region: regionId }),
    'filingCalendar.grant': ({ regionId }) => ({
      period: '2026-09',
      region: regionId,
      until: '2026-10-20',
      reason: '停电',
    }),
    'filingCalendar.revoke': ({ runId }) => ({ id: runId }),
    'reviews.list': ({ regionId }) => ({ period: '2026-09', region: regionId }),
    'reviews.step': ({ regionId }) => ({ period: '2026-09', region: regionId, step: 'submit' }),
    'reviews.embargo': () => ({ period: '2026-09', releaseAt: '2026-10-25T00:00:00Z' }),
    'runs.events': ({ regionId }) => ({ region: regionId, seconds: 0 }),
    'runs.cancel': ({ runId }) => ({ id: runId }),
    'backups.list': () => ({}),
    'sources.list': () => ({}),
    'sources.pull': () => ({ id: 'electricity' }),
  };
