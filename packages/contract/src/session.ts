import { z } from 'zod';
import { route } from './route.js';
import { names, regionId, role } from './vocabulary.js';

/** Who is signed in, and what region they answer for. */
export const me = z.object({
  login: z.string(),
  name: z.string(),
  role,
  regionId,
  regionName: names,
  mustChangePassword: z.boolean(),
});
export type Me = z.output<typeof me>;

export const session = {
  open: route({
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in; the answer sets the session cookie',
    access: 'public',
    scoped: false,
    input: z.object({ login: z.string().min(1).max(100), password: z.string().min(1).max(1000) }),
    output: me,
    errors: ['wrong-password', 'too-many-attempts', 'account-disabled'],
  }),
  read: route({
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in',
    access: 'signed-in',
    scoped: false,
    beforePasswordChange: true,
    input: z.object({}),
    output: me,
  }),
  changePassword: route({
    method: 'PUT',
    path: '/api/session/password',
    summary: 'Change the own password; every other session of the account ends',
    access: 'signed-in',
    scoped: false,
    beforePasswordChange: true,
    input: z.object({
      current: z.string().min(1).max(1000),
      next: z.string().min(10, 'at least 10 characters').max(1000),
    }),
    output: me,
    errors: ['wrong-password', 'same-password'],
  }),
  close: route({
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out',
    access: 'public',
    scoped: false,
    input: z.object({}),
    output: z.object({ signedIn: z.literal(false) }),
  }),
};
