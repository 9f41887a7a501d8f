import type { Role } from '@tidu/contract';
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router';
import { onSignedOut } from './stores/signed-out.js';
import { useSession } from './stores/session.js';

declare module 'vue-router' {
  interface RouteMeta {
    /** Roles whose menus name the page; everybody's when absent. What a role may do is decided by the API, not here. */
    menuFor?: readonly Role[];
    /** The page of the menus it is a leaf of. */
    partOf?: string;
    /** A form of its own, without the bars of the product. */
    standsAlone?: true;
  }
}

/** Who answers for a region; a secretary answers for single enterprises and is refused what is cut by region alone. */
const REGIONAL: Role[] = ['administrator', 'officer', 'analyst', 'signer'];

/** Who hands in files. */
const SENDERS: Role[] = ['administrator', 'officer'];
const ADMINISTRATORS: Role[] = ['administrator'];

/** Pages with a place in the menus, in their order. A new page is one line here. */
const pages = [
  { name: 'overview', path: '/', meta: { menuFor: REGIONAL }, component: () => import('./pages/Overview.vue') },
  {
    name: 'indicators',
    path: '/indicators',
    meta: { menuFor: REGIONAL },
    component: () => import('./pages/Indicators.vue'),
  },
  { name: 'enterprises', path: '/enterprises', component: () => import('./pages/Enterprises.vue') },
  { name: 'programmes', path: '/programmes', component: () => import('./pages/Programmes.vue') },
  { name: 'ranking', path: '/ranking', meta: { menuFor: REGIONAL }, component: () => import('./pages/Ranking.vue') },
  { name: 'warnings', path: '/warnings', component: () => import('./pages/Warnings.vue') },
  { name: 'cases', path: '/cases', component: () => import('./pages/Cases.vue') },
  { name: 'filings', path: '/filings', meta: { menuFor: SENDERS }, component: () => import('./pages/Filings.vue') },
  { name: 'sql', path: '/sql', meta: { menuFor: REGIONAL }, component: () => import('./pages/Sql.vue') },
  {
    name: 'operations',
    path: '/operations',
    meta: { menuFor: ADMINISTRATORS },
    component: () => import('./pages/Operations.vue'),
  },
  { name: 'people', path: '/people', meta: { menuFor: ADMINISTRATORS }, component: () => import('./pages/People.vue') },
  { name: 'notices', path: '/notices', component: () => import('./pages/Notices.vue') },
] as const satisfies RouteRecordRaw[];

export type PageName = (typeof pages)[number]['name'];

/** The pages the menus of a role name, in their order. */
export const menuOf = (role: Role): PageName[] =>
  pages.filter(({ meta }: RouteRecordRaw) => meta?.menuFor?.includes(role) ?? true).map(({ name }) => name);

/** The page of the menus a route is, or is a leaf of; a page without a place there has none. */
export const pageOf = ({ name, meta }: Pick<RouteLocationNormalized, 'name' | 'meta'>): PageName | null =>
  pages.find(page => page.name === (meta.partOf ?? name))?.name ?? null;

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...pages,
    {
      name: 'enterprise',
      path: '/enterprises/:id',
      meta: { partOf: 'enterprises' satisfies PageName },
      component: () => import('./pages/Enterprise.vue'),
    },
    {
      name: 'case',
      path: '/cases/:id',
      meta: { partOf: 'cases' satisfies PageName },
      component: () => import('./pages/CaseFile.vue'),
    },
    {
      name: 'alert-rules',
      path: '/warnings/rules',
      meta: { partOf: 'warnings' satisfies PageName },
      component: () => import('./pages/AlertRules.vue'),
    },
    { name: 'sign-in', path: '/sign-in', meta: { standsAlone: true }, component: () => import('./pages/SignIn.vue') },
    {
      name: 'password',
      path: '/password',
      meta: { standsAlone: true },
      component: () => import('./pages/ChangePassword.vue'),
    },
    { name: 'not-found', path: '/:path(.*)*', component: () => import('./pages/NotFound.vue') },
  ],
});

router.beforeEach(async to => {
  const me = await useSession().restore();
  const query = to.fullPath === '/' ? {} : { next: to.fullPath };
  if (me === null) return to.name === 'sign-in' || { name: 'sign-in', query };
  // The API answers nothing else to who has still the first password.
  if (me.mustChangePassword) return to.name === 'password' || { name: 'password', query };
  if (to.name === 'sign-in') return '/';
  // Who has no overview begins with the first page there is.
  const [first] = menuOf(me.role);
  return to.name === 'overview' && first !== undefined && !menuOf(me.role).includes('overview')
    ? { name: first }
    : true;
});

onSignedOut.listen(() => {
  const here = router.currentRoute.value;
  if (useSession().me === null) return;
  useSession().lapse();
  // The first question of a visit is asked before any page is shown; the guard above answers for it.
  if (here.name === undefined || here.name === 'sign-in') return;
  void router.push({ name: 'sign-in', query: { next: here.fullPath } });
});
