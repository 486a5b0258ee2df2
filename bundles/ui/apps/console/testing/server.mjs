// A pretend appliance for the tests of the console: the contract's paths with fixtures, the live stream, the built files
// with the real headers. Never part of the product.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { WebSocketServer } from 'ws';
import { briefingOf, customerDetail, jobDetail, makeCompany, profileOf } from './fixtures.mjs';
import { companyPages } from './fixtures-company.mjs';
import { settled } from './fixtures-office.mjs';
import { platformPages } from './fixtures-platform.mjs';
import { companyRoute, OPEN } from './routes-company.mjs';
import { messagePages, messageRoute } from './routes-messages.mjs';
import { platformRoute } from './routes-platform.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export const PERMISSIONS = [
  'customers.read',
  'customers.write',
  'jobs.read',
  'jobs.write',
  'technicians.read',
  'technicians.write',
  'briefings.read',
  'briefings.write',
  'briefings.send',
  'briefings.automate',
  'guidance.write',
  'company.write',
  'sign-on.write',
  'privacy.write',
  'messages.read',
  'messages.send',
  'messages.replay',
  'sync.read',
  'sync.run',
  'plugins.read',
  'plugins.write',
  'users.read',
  'users.write',
  'audit.read',
  'system.read',
  'system.write',
  'tokens.write',
  'notes.write',
  'money.read',
];

export async function startMock({ dist, port = 0, customers } = {}) {
  const company = makeCompany({ customers });
  const office = settled(company);
  const state = {
    company,
    office,
    pages: companyPages(company),
    talk: messagePages(company),
    platform: platformPages(company),
    platformSignedIn: false,
    profile: profileOf(company),
    setupNeeded: false,
    signedIn: false,
    me: {
      user: { id: 'usr_1', name: 'Dana Whitlock', email: 'dana@example.com', role: 'owner' },
      tenant: { id: 'demo', name: 'Sandbox Plumbing & Heating', zone: 'America/Chicago', sandbox: true },
      permissions: PERMISSIONS,
      csrf: 'csrf-1',
    },
    /** Path prefix → problem or function: lets a test make one path fail. */
    faults: new Map(),
    latency: 0,
    uiPlugins: { revision: 1, plugins: [] },
    files: new Map(),
    requests: [],
  };
  const sockets = new Set();
  let seq = 0;

  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const send = (status, body, headers = {}) => {
      response.writeHead(status, {
        'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json',
        ...headers,
      });
      response.end(body === undefined ? '' : JSON.stringify(body));
    };
    const problem = (status, code, detail, fields, more) =>
      send(status, { type: 'about:blank', title: code, status, code, detail, fields, ...more });
    let body = '';
    for await (const part of request) body += part;
    const isApi = url.pathname.startsWith('/api/') || url.pathname === '/health';
    if (isApi) {
      state.requests.push({
        method: request.method,
        path: url.pathname,
        search: url.search,
        body,
        csrf: request.headers['x-csrf-token'],
      });
      if (state.latency) await new Promise((resolve) => setTimeout(resolve, state.latency));
      for (const [prefix, fault] of state.faults) {
        if (url.pathname.startsWith(prefix)) return problem(fault.status, fault.code, fault.detail, fault.fields);
      }
      const isPlatform = url.pathname.startsWith('/api/platform/');
      const open =
        OPEN.test(url.pathname) || url.pathname === '/health' || url.pathname.startsWith('/api/platform/session');
      if (!open && !(isPlatform ? state.platformSignedIn : state.signedIn))
        return problem(401, 'session.required', 'Sign in first.');
      try {
        const answer = route(state, request.method, url, body ? JSON.parse(body) : {}, push);
        if (answer === undefined)
          return problem(404, 'path.unknown', `${request.method} ${url.pathname} is not known.`);
        return send(answer.status ?? 200, answer.body, answer.headers);
      } catch (error) {
        if (error.problem)
          return problem(error.problem[0], error.problem[1], error.problem[2], error.problem[3], error.problem[4]);
        throw error;
      }
    }
    if (state.files.has(url.pathname)) {
      const file = state.files.get(url.pathname);
      response.writeHead(200, { 'Content-Type': TYPES[path.extname(url.pathname)] ?? 'text/plain', ...file.headers });
      return response.end(file.text ?? file);
    }
    return serve(dist, url.pathname, response);
  });
  const live = new WebSocketServer({ server, path: '/ws' });
  live.on('connection', (socket) => {
    if (!state.signedIn) return socket.close(4401);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    seq = 1;
    socket.send(JSON.stringify({ seq, topic: 'hello', resume: false }));
  });
  function push(topic, event = {}) {
    seq += 1;
    for (const socket of sockets) socket.send(JSON.stringify({ seq, topic, kind: 'changed', ids: [], ...event }));
  }
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    state,
    push,
    sockets,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.terminate();
        live.close();
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function serve(root, address, response) {
  const isPlatform = address === '/platform' || address.startsWith('/platform/');
  const dist = root && isPlatform ? path.join(root, '../../../platform/target/dist') : root;
  const pathname = isPlatform ? address.slice('/platform'.length) || '/' : address;
  if (!dist) {
    response.writeHead(404);
    return response.end();
  }
  try {
    if (pathname === '/' || !path.extname(pathname)) throw new Error('a page');
    const content = await readFile(path.join(dist, path.normalize(pathname)));
    response.writeHead(200, {
      'Content-Type': TYPES[path.extname(pathname)] ?? 'application/octet-stream',
      'Cache-Control': 'no-cache',
    });
    return response.end(content);
  } catch {
    const nonce = 'bm9uY2Utb2YtdGhlLXRlc3Q=';
    const { scriptHashes } = JSON.parse(await readFile(path.join(root, '..', 'csp.json'), 'utf8'));
    response.writeHead(200, {
      'Content-Type': TYPES['.html'],
      'Content-Security-Policy': `default-src 'self'; script-src 'self' ${scriptHashes.join(' ')}; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    });
    return response.end((await readFile(path.join(dist, 'index.html'), 'utf8')).replace('__STYLE_NONCE__', nonce));
  }
}

const refuse = (...problem) => {
  throw Object.assign(new Error(problem[2]), { problem });
};

function pageOf(list, url) {
  const page = Number(url.searchParams.get('page') ?? 1);
  const pageSize = Number(url.searchParams.get('pageSize') ?? 50);
  if (!(page >= 1) || !(pageSize >= 1 && pageSize <= 200))
    refuse(422, 'request.page', 'page counts from 1, pageSize is 1 to 200.');
  return { body: { items: list.slice((page - 1) * pageSize, page * pageSize), page, pageSize, total: list.length } };
}

const has = (url, name) => url.searchParams.get(name) ?? '';
const wordsIn = (text, q) =>
  q
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every(
      (word) =>
        text.toLowerCase().includes(word) ||
        (word.replace(/\D/g, '').length >= 4 && text.replace(/\D/g, '').includes(word.replace(/\D/g, ''))),
    );
const localDate = (instant) => new Date(Date.parse(instant) - 6 * 3_600_000).toISOString().slice(0, 10);

function route(state, method, url, body, push) {
  const { company, office } = state;
  const p = url.pathname;
  const q = has(url, 'q');
  let match;
  const on = (verb, pattern) => method === verb && (match = pattern.exec(p));
  const job = (id) => company.jobs.find((one) => one.id === id) ?? refuse(404, 'job.unknown', 'No job has this id.');

  const asked = { state, method, p, url, body, push, refuse, pageOf };
  const answer = messageRoute(asked) ?? companyRoute(asked) ?? platformRoute(asked);
  if (answer) return answer;
  if (on('GET', /^\/api\/setup$/)) return { body: { needed: state.setupNeeded } };
  if (on('POST', /^\/api\/setup$/)) {
    state.signedIn = true;
    state.setupNeeded = false;
    return { status: 201, body: { tenant: state.me.tenant, user: state.me.user, csrf: 'csrf-1' } };
  }
  if (on('POST', /^\/api\/session$/)) {
    if (body.password !== 'correct horse battery')
      refuse(401, 'session.bad-credentials', 'E-mail or password is wrong.');
    if (state.secondFactor)
      refuse(401, 'session.second-factor', 'Give the second proof.', undefined, {
        ticket: 'tic_1',
        methods: ['totp', 'passkey', 'recovery'],
      });
    state.signedIn = true;
    return { body: { csrf: 'csrf-1', user: state.me.user, tenant: state.me.tenant } };
  }
  if (on('DELETE', /^\/api\/session$/)) {
    state.signedIn = false;
    return { status: 204 };
  }
  if (on('GET', /^\/health$/)) return { body: office.health };
  if (on('GET', /^\/api\/me$/)) return { body: state.me };
  if (on('GET', /^\/api\/ui\/plugins$/)) return { body: state.uiPlugins };

  if (on('GET', /^\/api\/customers$/)) {
    const active = url.searchParams.get('active');
    return pageOf(
      company.customers.filter(
        (one) =>
          (!q || wordsIn(`${one.name} ${one.phone} ${one.email ?? ''} ${Object.values(one.address).join(' ')}`, q)) &&
          (!has(url, 'type') || one.type === has(url, 'type')) &&
          (active === null || String(one.active) === active),
      ),
      url,
    );
  }
  if (on('GET', /^\/api\/customers\/([^/]+)$/)) {
    const one = company.customers.find((customer) => customer.id === match[1]);
    return one
      ? { body: customerDetail(company, one), headers: { ETag: '"1"' } }
      : refuse(404, 'customer.unknown', 'No customer has this id. It may have been merged in ServiceTitan.');
  }
  if (on('GET', /^\/api\/customers\/([^/]+)\/jobs$/)) {
    const own = company.jobs.filter((one) => one.customer.id === match[1]);
    return pageOf([...own, ...company.jobs.slice(3, 9)], url);
  }
  if (on('GET', /^\/api\/customers\/([^/]+)\/profile$/)) return { body: state.profile };
  if (on('POST', /^\/api\/customers\/([^/]+)\/profile$/)) {
    state.profile = { ...profileOf(company), state: 'enriching' };
    setTimeout(() => {
      state.profile = profileOf(company);
      push('profiles', { ids: [match[1]] });
    }, 900).unref();
    return { status: 202, body: { id: match[1] } };
  }
  if (on('GET', /^\/api\/(customers|jobs|locations)\/([^/]+)\/notes$/)) return pageOf(office.notes, url);
  if (on('POST', /^\/api\/(customers|jobs|locations)\/([^/]+)\/notes$/)) {
    const note = {
      id: company.id('nte'),
      at: new Date().toISOString(),
      author: state.me.user.name,
      source: 'plumbline',
      pinned: false,
      ...body,
    };
    office.notes.unshift(note);
    return { status: 201, body: note };
  }

  if (on('GET', /^\/api\/jobs$/)) {
    const from = has(url, 'from') || company.today;
    const to = has(url, 'to') || '9999';
    return pageOf(
      company.jobs.filter(
        (one) =>
          localDate(one.start) >= from &&
          localDate(one.start) < to &&
          (!q || wordsIn(`${one.number} ${one.jobType} ${one.customer.name}`, q)),
      ),
      url,
    );
  }
  if (on('GET', /^\/api\/jobs\/([^/]+)$/)) return { body: jobDetail(company, job(match[1])), headers: { ETag: '"1"' } };
  if (on('GET', /^\/api\/jobs\/([^/]+)\/history$/))
    return pageOf(company.jobs.filter((one) => one.status === 'Completed').slice(0, 4), url);
  if (on('GET', /^\/api\/jobs\/([^/]+)\/briefing$/)) {
    const one = job(match[1]);
    if (!one.briefing) refuse(404, 'briefing.none', 'No briefing was written for this job.');
    if (one.full) return { body: one.full };
    if (one.briefing.state === 'writing')
      return { body: briefingOf(company, one, { state: 'writing', sections: null, sms: null, writer: null }) };
    if (one.briefing.state === 'failed')
      return {
        body: briefingOf(company, one, {
          state: 'failed',
          sections: null,
          sms: null,
          writer: null,
          error:
            'The model answered something that does not fit the form, twice, and the job has no history to write from.',
        }),
      };
    return { body: briefingOf(company, one) };
  }
  if (on('POST', /^\/api\/jobs\/([^/]+)\/briefings$/)) {
    const one = job(match[1]);
    one.briefing = { id: company.id('bri'), state: 'writing', deliveryState: null };
    setTimeout(() => {
      one.briefing.state = 'ready';
      one.full = briefingOf(company, one);
      push('briefings', { ids: [one.briefing.id] });
    }, 700).unref();
    return { status: 202, body: { id: one.briefing.id } };
  }
  if (on('POST', /^\/api\/briefings\/([^/]+)\/deliveries$/)) {
    const one =
      company.jobs.find((candidate) => candidate.briefing?.id === match[1]) ??
      refuse(404, 'briefing.unknown', 'No briefing has this id.');
    const to =
      body.phone ??
      one.technician?.phone ??
      refuse(
        409,
        'briefing.no-phone',
        `${one.technician?.name ?? 'The technician'} has no phone. Set one under Technicians.`,
      );
    one.full ??= briefingOf(company, one);
    const delivery = {
      id: company.id('dlv'),
      state: 'created',
      channel: 'sms',
      to,
      technician: one.technician,
      messageId: 'msg_9',
      at: new Date().toISOString(),
      error: null,
      timeline: [{ state: 'created', at: new Date().toISOString(), detail: null }],
    };
    one.full.deliveries.push(delivery);
    one.briefing.deliveryState = 'created';
    const step = (next, after) =>
      setTimeout(() => {
        delivery.state = next;
        one.briefing.deliveryState = next;
        delivery.timeline.push({ state: next, at: new Date().toISOString(), detail: null });
        push('deliveries', { ids: [delivery.id] });
      }, after).unref();
    step('sent', 400);
    step('delivered', 900);
    return { status: 202, body: delivery };
  }
  if (on('GET', /^\/api\/deliveries$/)) return pageOf([], url);

  if (on('GET', /^\/api\/technicians$/))
    return pageOf(
      company.technicians.filter(
        (one) =>
          (!q || wordsIn(`${one.name} ${one.team} ${one.phone.effective}`, q)) &&
          (url.searchParams.get('active') !== 'true' || one.active),
      ),
      url,
    );
  if (on('PUT', /^\/api\/technicians\/([^/]+)\/phone$/)) {
    const one = company.technicians.find((technician) => technician.id === match[1]);
    if (body.phone && body.phone.replace(/\D/g, '').length < 10)
      refuse(422, 'phone.invalid', `"${body.phone}" is not a complete US phone number.`, {
        phone: 'Enter ten digits, as (913) 555-0123.',
      });
    one.phone.override = body.phone;
    one.phone.effective = body.phone ?? one.phone.servicetitan;
    return { body: one };
  }

  if (on('GET', /^\/api\/plugins$/)) return pageOf(office.plugins, url);
  if (on('PUT', /^\/api\/plugins\/([^/]+)\/settings$/)) {
    const plugin = office.plugins.find((one) => one.id === match[1]);
    if (body.settings?.tenantId === '0')
      refuse(422, 'request.invalid', 'One setting does not fit.', {
        tenantId: 'ServiceTitan tenant ids are above zero.',
      });
    Object.assign(plugin, { enabled: body.enabled, state: body.enabled ? 'ready' : 'off', reason: null });
    const secrets = Object.entries(plugin.schema.properties)
      .filter(([, property]) => property.writeOnly)
      .map(([name]) => name);
    plugin.settings = { ...plugin.settings, ...body.settings };
    for (const name of secrets) if (plugin.settings[name]) plugin.settings[name] = { set: true };
    push('plugins', { ids: [plugin.id] });
    return { body: plugin };
  }
  if (on('DELETE', /^\/api\/plugins\/([^/]+)\/settings$/)) {
    Object.assign(
      office.plugins.find((one) => one.id === match[1]),
      { enabled: false, state: 'off', settings: {}, reason: null },
    );
    push('plugins', { ids: [match[1]] });
    return { status: 204 };
  }
  if (on('POST', /^\/api\/plugins\/([^/]+)\/tests$/)) return { body: office.pluginTest };

  if (on('GET', /^\/api\/sync\/runs$/)) return pageOf(office.runs, url);
  if (on('POST', /^\/api\/sync\/runs$/)) {
    const running = office.runs.find((one) => one.state === 'running');
    if (running) return { status: 200, body: running };
    const run = {
      ...office.runs[0],
      id: company.id('run'),
      state: 'running',
      trigger: 'manual',
      kind: 'delta',
      startedAt: new Date().toISOString(),
      endedAt: null,
      error: null,
      progress: { entity: 'customers', done: 0, total: 5392 },
    };
    office.runs.unshift(run);
    push('sync', { ids: [run.id] });
    return { status: 202, body: run };
  }
  if (on('GET', /^\/api\/sync\/runs\/([^/]+)$/)) return { body: office.runs.find((one) => one.id === match[1]) };
  if (on('GET', /^\/api\/sync\/comparison$/)) return { body: office.comparison };
  if (on('POST', /^\/api\/sync\/comparisons$/)) return { status: 202, body: {} };

  if (on('GET', /^\/api\/messages$/))
    return pageOf(
      office.messages.filter(
        (one) =>
          (!q || wordsIn(`${one.to} ${one.from} ${one.body}`, q)) &&
          (!has(url, 'state') || one.state === has(url, 'state')) &&
          (!has(url, 'direction') || one.direction === has(url, 'direction')),
      ),
      url,
    );
  if (on('POST', /^\/api\/(messages|integration-messages)\/([^/]+)\/replays$/)) return { status: 202, body: {} };
  if (on('GET', /^\/api\/integration-messages$/))
    return pageOf(
      office.calls.filter(
        (one) =>
          (!has(url, 'plugin') || one.plugin === has(url, 'plugin')) &&
          (!has(url, 'status') || one.status === has(url, 'status')),
      ),
      url,
    );
  if (on('GET', /^\/api\/events\/dead-letters$/)) return pageOf(office.deadLetters, url);
  if (
    on('POST', /^\/api\/events\/dead-letters\/([^/]+)\/replays$/) ||
    on('DELETE', /^\/api\/events\/dead-letters\/([^/]+)$/)
  ) {
    office.deadLetters = office.deadLetters.filter((one) => one.id !== match[1]);
    return { status: method === 'POST' ? 202 : 204, body: method === 'POST' ? {} : undefined };
  }
  if (on('GET', /^\/api\/consents$/)) return pageOf(office.consents, url);
  if (on('GET', /^\/api\/audit$/))
    return pageOf(
      office.audit.filter(
        (one) =>
          (!q || wordsIn(`${one.actor.name} ${one.action} ${one.subject?.label ?? ''} ${one.detail ?? ''}`, q)) &&
          (!has(url, 'action') || one.action.includes(has(url, 'action'))),
      ),
      url,
    );
  if (on('GET', /^\/api\/users$/)) return pageOf(office.users, url);
  if (on('POST', /^\/api\/users$/)) {
    if (office.users.some((one) => one.email === body.email))
      refuse(409, 'user.email-taken', `Somebody signs in with ${body.email} already.`, { email: 'Already in use.' });
    office.users.push({ id: company.id('usr'), active: true, ...body, password: undefined });
    return { status: 201, body: office.users.at(-1) };
  }
  if (on('PATCH', /^\/api\/users\/([^/]+)$/))
    return {
      body: Object.assign(
        office.users.find((one) => one.id === match[1]),
        body,
      ),
    };
  if (on('GET', /^\/api\/tokens$/)) return pageOf(office.tokens, url);
  if (on('POST', /^\/api\/tokens$/))
    return { status: 201, body: { id: company.id('tok'), ...body, secret: 'plt_example_only_shown_once' } };
  if (on('DELETE', /^\/api\/tokens\/([^/]+)$/)) return { status: 204 };
  if (on('GET', /^\/api\/timers$/)) return pageOf(office.timers, url);
  if (on('POST', /^\/api\/timers\/([^/]+)\/runs$/)) return { status: 202, body: {} };
  if (on('GET', /^\/api\/system$/)) return { body: office.system };
  if (on('GET', /^\/api\/backups$/)) return pageOf(office.backups, url);
  if (on('POST', /^\/api\/backups$/)) return { status: 202, body: {} };
  return undefined;
}
