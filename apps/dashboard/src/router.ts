import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { onSignedOut } from './stores/signed-out.js';
import { useSession } from './stores/session.js';

/** Pages with a place in the navigation, in its order. A new page is one line here. */
const pages = [
  { name: 'overview', path: '/', component: () => import('./pages/Overview.vue') },
] as const satisfies RouteRecordRaw[];

export type PageName = (typeof pages)[number]['name'];
export const navigation: readonly PageName[] = pages.map(page => page.name);

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...pages,
    { name: 'sign-in', path: '/sign-in', component: () => import('./pages/SignIn.vue') },
    { name: 'not-found', path: '/:path(.*)*', component: () => import('./pages/NotFound.vue') },
  ],
});

router.beforeEach(async to => {
  const signedIn = (await useSession().restore()) !== null;
  if (to.name === 'sign-in') return signedIn ? '/' : true;
  return signedIn || { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
});

onSignedOut.listen(() => {
  const here = router.currentRoute.value;
  useSession().lapse();
  // The first question of a visit is asked before any page is shown; the guard above answers for it.
  if (here.name === undefined || here.name === 'sign-in') return;
  void router.push({ name: 'sign-in', query: { next: here.fullPath } });
});
