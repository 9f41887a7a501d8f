import { z } from 'zod';
import { fileAnswer, route } from './route.js';
import { runEntry } from './runs.js';
import { askedRegion, period } from './vocabulary.js';

const SENDERS = ['administrator', 'officer'] as const;

/**
 * Workbooks that are made on request. A run makes them; when it is through, `read` with the run's id hands the file out, for
 * a day.
 */
export const documents = {
  returned: route({
    method: 'POST',
    path: '/api/batches/:id/returned',
    summary: 'Have the workbook made in which a file goes back to its sender: wrong cells marked, and a list of them',
    access: SENDERS,
    scoped: true,
    input: z.object({ id: z.string().min(1).max(40), region: askedRegion }),
    output: runEntry,
    errors: ['not-found'],
  }),
  template: route({
    method: 'POST',
    path: '/api/templates',
    summary: 'Have the template of a form made, empty or with who owes it and last year’s figures filled in',
    access: SENDERS,
    scoped: true,
    input: z.object({
      region: askedRegion,
      layout: z.string().min(1).max(60),
      /** Of a form of figures; the newest period that has ended where none is named. */
      period: period.optional(),
      isPrefilled: z.boolean().default(false),
    }),
    output: runEntry,
    errors: ['not-found', 'no-snapshot'],
  }),
  read: route({
    method: 'GET',
    path: '/api/documents/:id',
    summary: 'The file a run has made',
    access: [...SENDERS, 'signer'],
    scoped: true,
    download: true,
    input: z.object({ id: z.string().min(1).max(40), region: askedRegion }),
    output: fileAnswer,
    errors: ['not-found'],
  }),
};
