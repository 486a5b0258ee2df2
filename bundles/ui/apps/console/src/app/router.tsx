import {
  Outlet,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { asProblem, GUIDANCE_KINDS, JOB_STATUSES } from '@plumbline/api-client';
import { onSessionLost, queryClient, setCsrf } from '../lib/api';
import { localDate, oneOf, page, soft, text } from '../lib/search';
import { meQuery } from '../lib/session';
import { NotFoundPage, PageFailure } from './PageFailure';
import { Shell } from './Shell';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: soft((raw) => ({ to: text(raw.to), problem: text(raw.problem) })),
  component: lazyRouteComponent(() => import('../features/entry/SignIn'), 'SignIn'),
});

const needsFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  beforeLoad: async () => {
    const me = await queryClient.ensureQueryData(meQuery);
    if (!me.needsFactor) throw redirect({ to: '/today' });
  },
  component: lazyRouteComponent(() => import('../features/entry/NeedsFactor'), 'NeedsFactor'),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/entry/SetUp'), 'SetUp'),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('../features/entry/ResetPassword'), 'ResetPassword'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('../features/entry/SignUp'), 'SignUp'),
});

const confirmSignUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up/confirm',
  component: lazyRouteComponent(() => import('../features/entry/ChoosePassword'), 'ConfirmSignUp'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../features/entry/ChoosePassword'), 'AcceptInvitation'),
});

/** Everything that needs a session. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  component: Shell,
  errorComponent: PageFailure,
  beforeLoad: async ({ location }) => {
    try {
      const me = await queryClient.ensureQueryData(meQuery);
      if (me.needsFactor) throw redirect({ to: '/second-factor' });
    } catch (error) {
      if (asProblem(error).status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: { to: location.href === '/' ? undefined : location.href } });
    }
  },
});

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' });
  },
});

export const TODAY_VIEWS = ['list', 'technicians', 'board'] as const;
const today = createRoute({
  getParentRoute: () => app,
  path: '/today',
  validateSearch: soft((raw) => ({
    day: localDate(raw.day),
    span: oneOf(raw.span, ['week'] as const),
    view: oneOf(raw.view, TODAY_VIEWS),
    q: text(raw.q),
    status: oneOf(raw.status, [...JOB_STATUSES, 'Late', 'Unassigned'] as const),
    technician: text(raw.technician),
    job: text(raw.job),
  })),
  component: lazyRouteComponent(() => import('../features/today/TodayPage'), 'TodayPage'),
});

const customers = createRoute({
  getParentRoute: () => app,
  path: '/customers',
  validateSearch: soft((raw) => ({
    q: text(raw.q),
    type: oneOf(raw.type, ['Residential', 'Commercial'] as const),
    active: oneOf(raw.active, ['all', 'false'] as const),
  })),
  component: lazyRouteComponent(() => import('../features/customers/CustomersPage'), 'CustomersPage'),
});

export const CUSTOMER_TABS = ['profile', 'locations', 'jobs', 'notes'] as const;
const customer = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id',
  validateSearch: soft((raw) => ({ tab: text(raw.tab) })),
  component: lazyRouteComponent(() => import('../features/customer/CustomerPage'), 'CustomerPage'),
});

const job = createRoute({
  getParentRoute: () => app,
  path: '/jobs/$id',
  validateSearch: soft((raw) => ({ tab: text(raw.tab) })),
  component: lazyRouteComponent(() => import('../features/job/JobPage'), 'JobPage'),
});

const technicians = createRoute({
  getParentRoute: () => app,
  path: '/technicians',
  validateSearch: soft((raw) => ({
    q: text(raw.q),
    active: oneOf(raw.active, ['all'] as const),
    technician: text(raw.technician),
  })),
  component: lazyRouteComponent(() => import('../features/technicians/TechniciansPage'), 'TechniciansPage'),
});

const connections = createRoute({
  getParentRoute: () => app,
  path: '/connections',
  validateSearch: soft((raw) => ({ q: text(raw.q) })),
  component: lazyRouteComponent(() => import('../features/connections/ConnectionsPage'), 'ConnectionsPage'),
});

const connection = createRoute({
  getParentRoute: () => app,
  path: '/connections/$id',
  component: lazyRouteComponent(() => import('../features/connections/ConnectionPage'), 'ConnectionPage'),
});

const sync = createRoute({
  getParentRoute: () => app,
  path: '/sync',
  validateSearch: soft((raw) => ({ entity: text(raw.entity), page: page(raw.page) })),
  component: lazyRouteComponent(() => import('../features/sync/SyncPage'), 'SyncPage'),
});

export const MESSAGE_TABS = ['messages', 'threads', 'mails', 'integration', 'dead-letters', 'consents'] as const;
const messages = createRoute({
  getParentRoute: () => app,
  path: '/messages',
  validateSearch: soft((raw) => ({
    tab: oneOf(raw.tab, MESSAGE_TABS),
    thread: text(raw.thread),
    q: text(raw.q),
    state: text(raw.state),
    direction: text(raw.direction),
    plugin: text(raw.plugin),
    open: text(raw.open),
    page: page(raw.page),
  })),
  component: lazyRouteComponent(() => import('../features/messages/MessagesPage'), 'MessagesPage'),
});

const audit = createRoute({
  getParentRoute: () => app,
  path: '/audit',
  validateSearch: soft((raw) => ({
    q: text(raw.q),
    action: text(raw.action),
    from: localDate(raw.from),
    to: localDate(raw.to),
    open: text(raw.open),
    page: page(raw.page),
  })),
  component: lazyRouteComponent(() => import('../features/audit/AuditPage'), 'AuditPage'),
});

const users = createRoute({
  getParentRoute: () => app,
  path: '/users',
  validateSearch: soft((raw) => ({
    tab: oneOf(raw.tab, ['tokens', 'invitations'] as const),
    q: text(raw.q),
    page: page(raw.page),
  })),
  component: lazyRouteComponent(() => import('../features/users/UsersPage'), 'UsersPage'),
});

const system = createRoute({
  getParentRoute: () => app,
  path: '/system',
  validateSearch: soft((raw) => ({ tab: oneOf(raw.tab, ['timers', 'backups', 'bundles'] as const), q: text(raw.q) })),
  component: lazyRouteComponent(() => import('../features/system/SystemPage'), 'SystemPage'),
});

export const COMPANY_TABS = ['branding', 'privacy'] as const;
const company = createRoute({
  getParentRoute: () => app,
  path: '/company',
  validateSearch: soft((raw) => ({ tab: oneOf(raw.tab, COMPANY_TABS) })),
  component: lazyRouteComponent(() => import('../features/company/CompanyPage'), 'CompanyPage'),
});

const briefings = createRoute({
  getParentRoute: () => app,
  path: '/briefings',
  validateSearch: soft((raw) => ({
    tab: oneOf(raw.tab, ['results', 'automation', 'guidance'] as const),
    state: text(raw.state),
    kind: oneOf(raw.kind, GUIDANCE_KINDS),
    from: localDate(raw.from),
    to: localDate(raw.to),
    page: page(raw.page),
  })),
  component: lazyRouteComponent(() => import('../features/automation/BriefingsPage'), 'BriefingsPage'),
});

const account = createRoute({
  getParentRoute: () => app,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/account/AccountPage'), 'AccountPage'),
});

const pluginPage = createRoute({
  getParentRoute: () => app,
  path: '/x/$plugin/$',
  component: lazyRouteComponent(() => import('../features/plugin-pages/PluginPage'), 'PluginPage'),
});

const routeTree = root.addChildren([
  signIn,
  needsFactor,
  setUp,
  resetPassword,
  signUp,
  confirmSignUp,
  invitation,
  app.addChildren([
    account,
    briefings,
    company,
    home,
    today,
    customers,
    customer,
    job,
    technicians,
    connections,
    connection,
    sync,
    messages,
    audit,
    users,
    system,
    pluginPage,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultErrorComponent: PageFailure,
  defaultNotFoundComponent: NotFoundPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Pages in front of the door: they need no session, so none is missed there. */
const OUTSIDE = /^\/(sign-in|sign-up|setup|reset|invitation)(\/|$)/;

onSessionLost(() => {
  const at = router.state.location;
  if (OUTSIDE.test(at.pathname)) return;
  setCsrf(null);
  queryClient.clear();
  void router.navigate({ to: '/sign-in', search: { to: at.href } });
});
