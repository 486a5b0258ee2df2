// What the platform console shows in the pretend appliance: companies from outside, never their customers.
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export function platformPages(company) {
  const now = company.now;
  const iso = (at) => new Date(at).toISOString();
  const usage = (size) => ({
    records: 5300 * size,
    smsSegments: 40 * size,
    modelTokens: 91_000 * size,
    modelCostCents: 310 * size,
    storageBytes: 41_000_000 * size,
    activeUsers: 3 * size,
  });
  const one = (id, name, state, size, more = {}) => ({
    id,
    name,
    state,
    trade: 'plumbing',
    zone: 'America/Chicago',
    plan: 'Standard',
    createdAt: iso(now - 90 * DAY),
    plugins: [
      { id: 'servicetitan', status: 'ready' },
      { id: 'twilio', status: 'ready' },
    ],
    lastSync: { at: iso(now - HOUR / 2), state: 'completed' },
    errors: { deadLetters: 0, failedTimers: 0, plugins: 0 },
    usage: usage(size),
    contact: { name: 'Dana Whitlock', email: `owner@${id}.example`, phone: '+19135550100' },
    reason: null,
    endsAt: null,
    supportAccess: null,
    history: [{ at: iso(now - 89 * DAY), action: 'company.approved', by: 'Pat Lindqvist', reason: null }],
    ...more,
  });
  return {
    me: {
      user: { id: 'usr_p', name: 'Pat Lindqvist', email: 'pat@example.com', role: 'platform-admin' },
      permissions: ['companies.read', 'companies.write', 'system.read', 'system.write', 'sign-on.write'],
      csrf: 'csrf-p',
    },
    companies: [
      one('demo', 'Sandbox Plumbing & Heating', 'active', 4, {
        supportAccess: { until: iso(now + 3 * HOUR), by: 'Dana Whitlock' },
      }),
      one('northside', 'Northside Drain & Sewer', 'pending', 0, {
        trade: 'drain',
        plan: null,
        plugins: [],
        lastSync: null,
        createdAt: iso(now - 5 * HOUR),
        usage: null,
        history: [{ at: iso(now - 5 * HOUR), action: 'company.confirmed', by: null, reason: null }],
      }),
      one('second', 'Prairie Comfort HVAC', 'active', 1, {
        trade: 'hvac',
        errors: { deadLetters: 2, failedTimers: 1, plugins: 1 },
        plugins: [
          { id: 'servicetitan', status: 'down' },
          { id: 'twilio', status: 'ready' },
        ],
        lastSync: { at: iso(now - 9 * HOUR), state: 'failed' },
      }),
      one('lakeside', 'Lakeside Home Services', 'suspended', 2, { trade: 'multi', reason: 'The account is not paid.' }),
      one('old', 'Old Town Plumbing', 'closing', 1, {
        endsAt: iso(now + 21 * DAY),
        reason: 'The company asked for it.',
      }),
    ],
    days: Array.from({ length: 30 }, (_, at) => ({
      day: iso(now - (29 - at) * DAY).slice(0, 10),
      records: 20_100 + at * 41,
      smsSegments: 60 + ((at * 37) % 55),
      modelTokens: 210_000 + ((at * 53_000) % 190_000),
      modelCostCents: 700 + ((at * 131) % 620),
      storageBytes: 150_000_000 + at * 900_000,
      activeUsers: 6 + (at % 5),
    })),
    deadLetters: [
      {
        n: 'evt_41',
        type: 'job.changed',
        handler: 'briefing.plan',
        attempts: 9,
        at: iso(now - 7 * HOUR),
        code: 'vendor.timeout',
      },
      {
        n: 'evt_42',
        type: 'message.due',
        handler: 'messaging.send',
        attempts: 9,
        at: iso(now - 6 * HOUR),
        code: 'twilio.rejected',
      },
    ],
    branding: { displayName: 'Trade Desk', color: '#b87700', logo: null, mailName: 'Trade Desk', mailReplyTo: null },
    health: {
      status: 'trouble',
      state: 'active',
      database: true,
      plugins: [],
      deadLetters: 2,
      failedTimers: 1,
      lastSync: { at: iso(now - 9 * HOUR), state: 'failed' },
    },
  };
}
