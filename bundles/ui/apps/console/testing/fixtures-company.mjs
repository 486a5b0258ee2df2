// What the pages of account, company, automation and privacy show in the pretend appliance.
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const PASSKEY_OPTIONS = {
  challenge: 'Y2hhbGxlbmdlLW9mLXRoZS10ZXN0',
  rp: { id: 'localhost', name: 'Plumbline' },
  user: { id: 'dXNyXzE', name: 'dana@example.com', displayName: 'Dana Whitlock' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  timeout: 60_000,
};
export const RECOVERY_CODES = Array.from({ length: 10 }, (_, at) => `7f3k-${String(2041 + at * 311)}-qm${at}x`);

export function companyPages(company) {
  const now = company.now;
  const iso = (at) => new Date(at).toISOString();
  const ago = (hours) => iso(now - hours * HOUR);
  const job = (at) => {
    const one = company.jobs[at];
    return { id: one.id, number: one.number, jobType: one.jobType, start: one.start };
  };
  const person = (at) => ({ id: company.customers[at].id, name: company.customers[at].name });
  const technician = (at) => ({ id: company.technicians[at].id, name: company.technicians[at].name });
  const queued = (at, state, due, moment, reason, withTechnician = true) => ({
    id: `pln_${at}`,
    job: job(at),
    customer: person(at),
    technician: withTechnician ? technician(at % company.technicians.length) : null,
    dueAt: due === null ? null : iso(now + due * HOUR),
    moment,
    state,
    reason,
  });
  const counts = (sent, opened, useful, notUseful) => ({ sent, opened, useful, notUseful });
  return {
    company: {
      id: 'demo',
      name: 'Sandbox Plumbing & Heating',
      state: 'active',
      zone: 'America/Chicago',
      trade: 'plumbing',
      phone: '+19135550100',
      reason: null,
      endsAt: null,
      sandbox: true,
      missing: [
        { code: 'servicetitan', title: 'Connect ServiceTitan', done: true, href: '/connections/servicetitan' },
        { code: 'sms', title: 'Connect a carrier for text messages', done: true, href: '/connections/twilio' },
        { code: 'privacy', title: 'Say on what ground you gather facts', done: true, href: '/company?tab=privacy' },
      ],
      supportAccess: null,
      branding: null,
    },
    branding: {
      displayName: 'Sandbox Plumbing',
      color: '#1b7f3b',
      logo: null,
      smsName: 'Sandbox Plumbing',
      mailName: 'Sandbox Plumbing & Heating',
      mailReplyTo: 'office@example.com',
    },
    exports: [
      { id: 'exp_2', state: 'ready', createdAt: ago(50), bytes: 5_210_442 },
      {
        id: 'exp_1',
        state: 'withdrawn',
        createdAt: ago(400),
        problem: 'Deleted, because a customer was erased after it was made. Make a new export; and delete the copies that were downloaded.',
      },
    ],
    signOn: [{ id: 'okta', name: 'Northwind sign-on' }],
    security: {
      totp: false,
      passkeys: [{ id: 'pky_1', name: 'Office laptop', createdAt: ago(900), lastUsedAt: ago(3) }],
      recoveryCodesLeft: 8,
      sessions: [
        {
          id: 'ses_1',
          current: true,
          device: 'Chromium on Linux',
          address: '192.0.2.10',
          since: ago(2),
          lastSeen: ago(0),
        },
        {
          id: 'ses_2',
          current: false,
          device: 'Safari on iPhone',
          address: '192.0.2.77',
          since: ago(70),
          lastSeen: ago(20),
        },
      ],
    },
    invitations: [
      {
        id: 'inv_1',
        email: 'noor@example.com',
        name: 'Noor Haddad',
        role: 'dispatcher',
        expiresAt: iso(now + 5 * DAY),
      },
    ],
    automation: {
      on: true,
      mode: 'hold',
      moment: 'before',
      hoursBefore: 12,
      dailySms: 400,
      dailyModelTokens: null,
      jobTypes: [
        { id: 'jty_1', name: 'Drain clearing', on: null, moment: null, hoursBefore: null },
        { id: 'jty_2', name: 'Water heater replacement', on: true, moment: 'assignment', hoursBefore: null },
        { id: 'jty_3', name: 'Callback', on: false, moment: null, hoursBefore: null },
        { id: 'jty_4', name: 'Furnace tune-up', on: true, moment: 'before', hoursBefore: 2 },
      ],
    },
    queue: [
      queued(1, 'sending', 0.01, 'before', 'Its time has come.'),
      queued(2, 'held', 0.6, 'before', 'Waits for approval, as the company wants it.'),
      queued(3, 'planned', 1.5, 'before', '12 hours before the visit.'),
      queued(4, 'planned', 2.4, 'assignment', 'Quiet hours until 7:00 AM.'),
      queued(5, 'writing', 3, 'before', 'The briefing is being written.'),
      queued(6, 'blocked', 4, 'before', 'The technician has no phone. Set one under Technicians.'),
      queued(7, 'ready', 27, 'dispatch', 'Goes when the job is dispatched.'),
      queued(8, 'blocked', null, 'before', 'No technician is assigned yet.', false),
      queued(9, 'stopped', 29, 'before', 'Stopped by Dana Whitlock.'),
      queued(10, 'withdrawn', 30, 'before', 'The job was canceled.'),
      queued(11, 'sent', 31, 'assignment', 'Sent.'),
    ],
    results: {
      ...counts(212, 187, 121, 14),
      byTechnician: company.technicians.slice(0, 5).map((one, at) => ({
        id: one.id,
        name: one.name,
        ...counts(52 - at * 7, 49 - at * 8, 33 - at * 6, at * 2),
      })),
      byJobType: [
        { id: 'jty_1', name: 'Drain clearing', ...counts(91, 84, 52, 6) },
        { id: 'jty_2', name: 'Water heater replacement', ...counts(70, 61, 44, 3) },
        { id: 'jty_4', name: 'Furnace tune-up', ...counts(51, 42, 25, 5) },
      ],
      items: [0, 1, 2, 3].map((at) => ({
        id: `bri_${at}`,
        job: job(at),
        technician: technician(at),
        sentAt: ago(4 + at * 3),
        openedAt: at === 3 ? null : ago(3 + at * 3),
        useful: [true, false, null, null][at],
        comment: null,
      })),
    },
    guidance: Object.fromEntries(
      ['hvac', 'plumbing', 'drain', 'water-heater', 'maintenance', 'other'].map((kind) => [
        kind,
        {
          kind,
          version: 3,
          name: kind,
          own: kind === 'plumbing',
          changedAt: kind === 'plumbing' ? ago(30) : null,
          changedBy: kind === 'plumbing' ? 'Dana Whitlock' : null,
          blanks: ['estimate', 'homeAge', 'visits'],
          signs: ['estimate:open', 'history:repeat', 'history:callback', 'home:old'],
          offers: [
            {
              id: 'open-estimate',
              all: ['estimate:open'],
              rank: 93,
              title: 'The open estimate: {estimate}',
              why: 'It has not got better by itself.',
              how: 'Open the estimate together.',
            },
            {
              id: 'valve',
              rank: 60,
              title: 'New shut-off valve',
              why: 'Old valves leak when they are turned.',
              how: 'Turn it in front of the customer.',
              items: ['shut-off valve', 'angle stop'],
            },
          ],
          positioning: [{ id: 'show', rank: 50, text: 'Show the worn part before you name what it costs.' }],
          starters: [{ id: 'tried', rank: 50, text: 'What was tried already?' }],
          watch: [{ id: 'old', all: ['home:old'], rank: 70, text: 'Old supply lines: turn nothing hard.' }],
        },
      ]),
    ),
    privacySettings: {
      legalBasis: 'legitimate-interest',
      disclosure: 'We keep notes on your home and earlier visits so that our technicians come prepared.',
      categories: { home: true, family: true, personal: false },
      wordings: {
        home: 'Your home and its equipment, from our work there.',
        family: 'Who is at home and when, as you told us.',
        personal: 'How you like to be reached, as you told us.',
      },
      retentionDays: 730,
    },
    customerPrivacy: {
      enrichment: true,
      sms: true,
      offers: true,
      refusals: [
        { address: 'avery@example.com', at: ago(30), source: 'link in a mail' },
        { address: '+19135550138', at: ago(50), source: 'SMS STOP' },
      ],
      history: [{ at: ago(400), what: 'Enrichment allowed again.', by: 'Dana Whitlock' }],
    },
  };
}
