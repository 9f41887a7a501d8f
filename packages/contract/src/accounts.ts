import { z } from 'zod';
import { route } from './route.js';
import { names, regionId, role } from './vocabulary.js';

export const account = z.object({
  login: z.string(),
  name: z.string(),
  role,
  regionId,
  regionName: names,
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  createdAt: z.iso.datetime({ offset: true }),
});
export type AccountEntry = z.output<typeof account>;

const login = z.string().min(1).max(100);

export const accounts = {
  list: route({
    method: 'GET',
    path: '/api/accounts',
    summary: 'People who may sign in',
    access: ['administrator'],
    scoped: false,
    input: z.object({}),
    output: z.object({ accounts: z.array(account) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/accounts',
    summary: 'Let a person sign in; the first password must be changed by them',
    access: ['administrator'],
    scoped: false,
    input: z.object({
      login: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,62}$/, 'lower-case letters, digits, . _ and -'),
      name: z.string().trim().min(1).max(100),
      role,
      regionId,
      password: z.string().min(10, 'at least 10 characters').max(1000),
    }),
    output: account,
    errors: ['already-exists', 'not-found'],
  }),
  update: route({
    method: 'PUT',
    path: '/api/accounts/:login',
    summary: 'Change the name, the role or the region of an account',
    access: ['administrator'],
    scoped: false,
    input: z.object({ login, name: z.string().trim().min(1).max(100), role, regionId }),
    output: account,
    errors: ['not-found', 'outside-scope', 'last-administrator'],
  }),
  resetPassword: route({
    method: 'POST',
    path: '/api/accounts/:login/password',
    summary: 'A new first password, shown this once; it must be changed at the next sign-in',
    access: ['administrator'],
    scoped: false,
    input: z.object({ login }),
    output: z.object({ login: z.string(), password: z.string() }),
    errors: ['not-found', 'outside-scope'],
  }),
  disable: route({
    method: 'POST',
    path: '/api/accounts/:login/disable',
    summary: 'End an account and its sessions',
    access: ['administrator'],
    scoped: false,
    input: z.object({ login }),
    output: account,
    errors: ['not-found', 'outside-scope', 'last-administrator'],
  }),
  enable: route({
    method: 'POST',
    path: '/api/accounts/:login/enable',
    summary: 'Let a disabled account sign in again',
    access: ['administrator'],
    scoped: false,
    input: z.object({ login }),
    output: account,
    errors: ['not-found', 'outside-scope'],
  }),
};
