import { z } from 'zod';
import { route } from './route.js';
import { names, regionId } from './vocabulary.js';

export const health = {
  read: route({
    method: 'GET',
    path: '/api/health',
    summary: 'Whether one can sign in',
    access: 'public',
    scoped: false,
    input: z.object({}),
    output: z.object({
      status: z.literal('ok'),
      version: z.string(),
      database: z.literal('ok'),
      province: z.object({ id: regionId, name: names }),
      /** Id of the snapshot being served; null before the first publication. */
      snapshot: z.string().nullable(),
      /** True while any enterprise in that snapshot is made up. */
      synthetic: z.boolean(),
    }),
    errors: ['not-ready'],
  }),
};
