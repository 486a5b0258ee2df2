// Paths below /api/platform; answers undefined for what it does not know.
export function platformRoute({ state, method, p, url, body, refuse, pageOf }) {
  const { platform, office } = state;
  let match;
  const on = (verb, pattern) => method === verb && (match = pattern.exec(p));
  const company = (id) =>
    platform.companies.find((one) => one.id === id) ?? refuse(404, 'company.unknown', 'No company has this id.');
  const detail = (id) => {
    const { contact, reason, history, ...rest } = company(id);
    return { company: rest, contact, phone: contact?.phone ?? null, reason, history };
  };
  const step = (id, next, action, reason = null) => {
    const one = company(id);
    one.state = next;
    one.reason = reason;
    one.history.unshift({ at: new Date().toISOString(), action, by: platform.me.user.name, reason });
    return { body: detail(id) };
  };

  if (on('POST', /^\/api\/platform\/session$/)) {
    if (body.password !== 'correct horse battery')
      refuse(401, 'session.bad-credentials', 'E-mail or password is wrong.');
    state.platformSignedIn = true;
    return { body: { csrf: 'csrf-p', user: platform.me.user } };
  }
  if (on('DELETE', /^\/api\/platform\/session$/)) {
    state.platformSignedIn = false;
    return { status: 204 };
  }
  if (on('GET', /^\/api\/platform\/me$/)) return { body: platform.me };
  if (on('GET', /^\/api\/platform\/companies$/)) {
    const q = (url.searchParams.get('q') ?? '').toLowerCase();
    const wanted = url.searchParams.get('state');
    return pageOf(
      platform.companies.filter(
        (one) => one.name.toLowerCase().includes(q) && (!wanted || one.state.toLowerCase() === wanted.toLowerCase()),
      ),
      url,
    );
  }
  if (on('GET', /^\/api\/platform\/companies\/([^/]+)$/)) return { body: detail(match[1]) };
  if (on('POST', /^\/api\/platform\/companies\/([^/]+)\/approvals$/))
    return step(match[1], 'active', 'company.approved');
  if (on('POST', /^\/api\/platform\/companies\/([^/]+)\/declines$/))
    return step(match[1], 'declined', 'company.declined', body.reason);
  if (on('POST', /^\/api\/platform\/companies\/([^/]+)\/suspensions$/))
    return step(match[1], 'suspended', 'company.suspended', body.reason);
  if (on('POST', /^\/api\/platform\/companies\/([^/]+)\/reactivations$/))
    return step(match[1], 'active', 'company.reactivated');
  if (on('DELETE', /^\/api\/platform\/companies\/([^/]+)$/)) {
    company(match[1]).endsAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
    return { status: 202, ...step(match[1], 'closing', 'company.closing', url.searchParams.get('reason')) };
  }
  if (on('PUT', /^\/api\/platform\/companies\/([^/]+)\/plan$/)) {
    company(match[1]).plan = body.plan;
    return { body: company(match[1]) };
  }
  if (on('GET', /^\/api\/platform\/(companies\/[^/]+\/)?usage$/)) return { body: { days: platform.days } };
  if (on('GET', /^\/api\/platform\/companies\/[^/]+\/timers$/)) return pageOf(office.timers, url);
  if (on('GET', /^\/api\/platform\/companies\/[^/]+\/health$/)) return { body: platform.health };
  if (on('GET', /^\/api\/platform\/companies\/([^/]+)\/dead-letters$/))
    return pageOf(match[1] === 'second' ? platform.deadLetters : [], url);
  if (on('POST', /^\/api\/platform\/companies\/[^/]+\/dead-letters\/([^/]+)\/replays$/)) {
    platform.deadLetters = platform.deadLetters.filter((one) => one.n !== match[1]);
    return { status: 202, body: {} };
  }
  if (on('POST', /^\/api\/platform\/companies\/[^/]+\/support-sessions$/))
    return { status: 201, body: { csrf: 'csrf-1' } };
  if (on('GET', /^\/api\/platform\/branding$/)) return { body: platform.branding };
  if (on('PUT', /^\/api\/platform\/branding$/)) return { body: Object.assign(platform.branding, body) };
  if (on('GET', /^\/api\/platform\/plugins$/))
    return pageOf(
      office.plugins.filter((one) => one.id === 'twilio').map((one) => ({ ...one, id: 'smtp', name: 'Mail by SMTP' })),
      url,
    );
  if (on('PUT', /^\/api\/platform\/plugins\/([^/]+)\/settings$/)) return { body: {} };
  if (on('POST', /^\/api\/platform\/plugins\/([^/]+)\/tests$/)) return { body: office.pluginTest };
  return undefined;
}
