// Everything around the jobs: connections, runs, messages, people, timed jobs.
const HOUR = 3_600_000;

export function settled(company) {
  const { iso, now, id, technicians, jobs } = company;
  const ago = (hours) => iso(now - hours * HOUR);
  const setting = (title, description, extra = {}) => ({ type: 'string', title, description, ...extra });

  const plugins = [
    {
      id: 'servicetitan',
      name: 'ServiceTitan',
      version: '0.1.0',
      vendor: 'ServiceTitan, Inc.',
      icon: null,
      description: 'Mirrors customers, jobs, technicians and the price book. Reads only: nothing is ever written back.',
      enabled: true,
      sandbox: true,
      state: 'ready',
      reason: null,
      lastCallAt: iso(now - 40_000),
      lastError: null,
      needs: ['customers.mirror', 'jobs.mirror'],
      offers: ['sync.source'],
      schema: {
        type: 'object',
        required: ['baseUrl', 'authUrl', 'tenantId', 'clientId', 'clientSecret', 'appKey'],
        properties: {
          baseUrl: setting('API address', 'Where the data is read from.', {
            format: 'uri',
            'x-order': 1,
            default: 'http://127.0.0.1:8089/servicetitan',
            examples: ['https://api.servicetitan.io'],
          }),
          authUrl: setting('Sign-in address', 'Where the access token is fetched.', {
            format: 'uri',
            'x-order': 2,
            default: 'http://127.0.0.1:8089/servicetitan',
            examples: ['https://auth.servicetitan.io'],
          }),
          tenantId: setting('Tenant id', 'The number of your company in ServiceTitan.', {
            pattern: '^[0-9]+$',
            'x-order': 3,
            examples: ['1234567890'],
          }),
          clientId: setting('Client id', 'From Settings, Integrations, API application access.', {
            'x-order': 4,
            examples: ['cid.abc123'],
          }),
          clientSecret: setting('Client secret', 'Shown once by ServiceTitan. Stored sealed.', {
            writeOnly: true,
            'x-order': 5,
          }),
          appKey: setting('App key', 'Of the application in the developer portal.', { writeOnly: true, 'x-order': 6 }),
          scope: setting('Mirror', 'What is read.', {
            enum: ['everything', 'technicians', 'jobs'],
            'x-labels': { everything: 'Everything', technicians: 'Technicians only', jobs: 'Jobs of the last days' },
            default: 'everything',
            'x-order': 7,
          }),
          days: {
            type: 'integer',
            title: 'Days back',
            description: 'How far back jobs are read.',
            default: 180,
            minimum: 1,
            maximum: 3650,
            'x-unit': 'days',
            'x-order': 8,
          },
          requestsPerSecond: {
            type: 'integer',
            title: 'Calls a second',
            description: 'Shared by all work of this company. The vendor allows 60.',
            default: 60,
            minimum: 1,
            maximum: 60,
            'x-order': 9,
          },
        },
      },
      settings: {
        baseUrl: 'http://127.0.0.1:8089/servicetitan',
        authUrl: 'http://127.0.0.1:8089/servicetitan',
        tenantId: '1200345',
        clientId: 'cid.sandbox',
        clientSecret: { set: true },
        appKey: { set: true },
        scope: 'everything',
        days: 180,
        requestsPerSecond: 60,
      },
      ui: null,
    },
    {
      id: 'twilio',
      name: 'Twilio',
      version: '0.1.0',
      vendor: 'Twilio Inc.',
      icon: null,
      description: 'Sends and receives text messages, with receipts.',
      enabled: true,
      sandbox: true,
      state: 'degraded',
      reason: '3 of the last 10 calls failed: 429 Too Many Requests. Sending goes on, slower.',
      lastCallAt: iso(now - 9 * 60_000),
      lastError: '20429 Too Many Requests',
      needs: ['messaging.gateway'],
      offers: ['sms'],
      schema: {
        type: 'object',
        required: ['baseUrl', 'accountSid', 'authToken'],
        properties: {
          baseUrl: setting('API address', 'Where messages are sent.', { format: 'uri', 'x-order': 1 }),
          accountSid: setting('Account SID', 'Begins with AC.', { pattern: '^AC[0-9a-f]{32}$', 'x-order': 2 }),
          authToken: setting('Auth token', 'Stored sealed.', { writeOnly: true, 'x-order': 3 }),
          messagingServiceSid: setting('Messaging service SID', 'Leave empty to send from a number.', { 'x-order': 4 }),
          fromNumber: setting('From number', 'Used when no messaging service is set.', {
            examples: ['+19135550100'],
            'x-order': 5,
          }),
        },
      },
      settings: {
        baseUrl: 'http://127.0.0.1:8089/twilio',
        accountSid: 'AC00000000000000000000000000000000',
        authToken: { set: true },
      },
      ui: null,
    },
    {
      id: 'claude',
      name: 'Claude',
      version: '0.1.0',
      vendor: 'Anthropic',
      icon: null,
      description: 'Writes briefings and enriches profiles. Without it, rules do both.',
      enabled: false,
      sandbox: false,
      state: 'awaiting_key',
      reason: 'No API key is set. Briefings are written by rules until then.',
      lastCallAt: null,
      lastError: null,
      needs: [],
      offers: ['assist.model'],
      schema: {
        type: 'object',
        required: ['apiKey'],
        properties: {
          apiKey: setting('API key', 'Stored sealed.', { writeOnly: true, 'x-order': 1 }),
          dailyTokens: {
            type: 'integer',
            title: 'Tokens a day',
            description: 'Work stops for the day when they are used up.',
            default: 500000,
            minimum: 0,
            'x-unit': 'tokens',
            'x-order': 2,
          },
          redact: {
            type: 'boolean',
            title: 'Leave out street and phone',
            description: 'The model gets the town only.',
            default: true,
            'x-order': 3,
          },
        },
      },
      settings: {},
      ui: null,
    },
  ];

  const entityNames = [
    ['customers', 5392],
    ['locations', 5755],
    ['equipment', 3120],
    ['technicians', 9],
    ['businessUnits', 3],
    ['jobTypes', 24],
    ['jobs', 1271],
    ['appointments', 1340],
    ['campaigns', 24],
    ['invoices', 1350],
    ['pricebookServices', 220],
  ];
  const entities = entityNames.map(([entity, read], index) => ({
    entity,
    read,
    created: index % 3,
    changed: index,
    unchanged: read - index,
    state: 'completed',
  }));
  const runs = Array.from({ length: 34 }, (_, index) => ({
    id: id('run'),
    kind: index % 24 === 23 ? 'full' : 'delta',
    trigger: index % 24 === 23 ? 'daily' : index === 2 ? 'manual' : 'hourly',
    state: index === 4 ? 'failed' : 'completed',
    startedAt: ago(index + 0.6),
    endedAt: iso(now - (index + 0.6) * HOUR + 41_000 + index * 900),
    error:
      index === 4
        ? 'ServiceTitan did not answer: 503 after 6 tries. The next run resumes where this one stopped.'
        : null,
    progress: null,
    entities,
  }));
  const comparison = {
    at: ago(0.4),
    items: entityNames.map(([entity, count]) => ({
      entity,
      label: null,
      ours: entity === 'jobs' ? count - 2 : count,
      theirs: count,
      oursCents: entity === 'invoices' ? 61_230_455 : null,
      theirsCents: entity === 'invoices' ? 61_245_450 : null,
      differences:
        entity === 'jobs'
          ? [
              { kind: 'missing', externalId: '48213991', detail: 'Created after the last run' },
              { kind: 'missing', externalId: '48213992', detail: 'Created after the last run' },
            ]
          : entity === 'invoices'
            ? [{ kind: 'changed', externalId: '9917731', detail: 'total: $1,204.00 here, $1,353.95 at the vendor' }]
            : [],
    })),
  };

  const states = ['delivered', 'delivered', 'sent', 'failed', 'received', 'delivered', 'held', 'queued', 'dead'];
  const messages = Array.from({ length: 63 }, (_, index) => {
    const state = states[index % states.length];
    const inbound = state === 'received';
    const technician = technicians[index % 8];
    const at = iso(now - index * 17 * 60_000);
    return {
      id: id('msg'),
      channel: 'sms',
      direction: inbound ? 'inbound' : 'outbound',
      to: inbound ? '+19135550100' : (technician.phone.effective ?? '+19135550111'),
      from: inbound ? technician.phone.effective : '+19135550100',
      body: inbound
        ? 'Got it, on my way'
        : `${jobs[index].number} ${jobs[index].jobType}: ${jobs[index].customer.name}, 12 yrs. Tank 15 yrs, out of warranty. Dog in yard. plumbline.example/b/7Q4K2M`,
      state,
      segments: inbound ? 1 : 2,
      carrier: 'twilio',
      carrierId: `SM${String(index).padStart(6, '0')}`,
      error:
        state === 'failed'
          ? { code: '30003', text: 'The phone is off or out of reach.' }
          : state === 'dead'
            ? { code: '21610', text: 'This number answered STOP. It may not be texted.' }
            : null,
      createdAt: at,
      sentAt: state === 'queued' || state === 'held' ? null : at,
      deliveredAt: state === 'delivered' ? iso(Date.parse(at) + 3000) : null,
      dueAt: state === 'held' ? iso(now + 9 * HOUR) : null,
      subject: { type: 'job', id: jobs[index].id },
    };
  });
  const calls = Array.from({ length: 58 }, (_, index) => ({
    id: id('log'),
    at: iso(now - index * 40_000),
    plugin: ['servicetitan', 'twilio', 'servicetitan', 'claude'][index % 4],
    direction: index % 7 === 3 ? 'in' : 'out',
    operation: ['GET crm/customers export', 'POST Messages', 'GET jpm/jobs export', 'POST v1/messages'][index % 4],
    status: index % 11 === 5 ? 'failed' : index % 13 === 7 ? 'retrying' : 'ok',
    httpStatus: index % 11 === 5 ? 500 : index % 13 === 7 ? 429 : 200,
    millis: 40 + ((index * 37) % 900),
    attempts: index % 13 === 7 ? 3 : 1,
    error: index % 11 === 5 ? 'Internal Server Error, given up after 6 tries' : null,
    replayable: index % 11 === 5,
  }));
  const deadLetters = [
    {
      id: id('evt'),
      type: 'briefing.delivery-due',
      subject: jobs[4].id,
      at: ago(3),
      attempts: 12,
      error: 'twilio: 20003 Authenticate. The account refused the credentials.',
      handler: 'messaging.send',
    },
    {
      id: id('evt'),
      type: 'profile.enrich',
      subject: jobs[9].customer.id,
      at: ago(20),
      attempts: 6,
      error: 'claude: the answer does not fit the schema (2 tries), rules had no history.',
      handler: 'briefing.enrich',
    },
  ];
  const actions = [
    'briefing.sent',
    'session.started',
    'plugin.settings-changed',
    'technician.phone-changed',
    'sync.started',
    'user.created',
  ];
  const audit = Array.from({ length: 70 }, (_, index) => ({
    id: id('aud'),
    at: ago(index * 0.7),
    actor:
      index % 5 === 4
        ? { kind: 'system', id: null, name: 'system' }
        : { kind: 'user', id: 'usr_1', name: index % 2 ? 'Dana Whitlock' : 'Sam Ortega' },
    action: actions[index % actions.length],
    subject: { type: 'job', id: jobs[index].id, label: `Job ${jobs[index].number}` },
    before: index % 6 === 3 ? { phone: '+19135550111' } : null,
    after: index % 6 === 3 ? { phone: '+19135550177' } : null,
    detail: index % 6 === 0 ? 'To Marcus Vale, (913) 555-01••, 2 segments' : null,
  }));

  return {
    plugins,
    runs,
    comparison,
    messages,
    calls,
    deadLetters,
    audit,
    pluginTest: {
      ok: true,
      message: 'Token received, 1 page of customers read as tenant 1200345.',
      code: 'ok',
      millis: 312,
    },
    consents: [
      { address: '+19135550138', channel: 'sms', phone: '+19135550138', state: 'out', at: ago(50), source: 'SMS STOP' },
      { address: '+19135550104', channel: 'sms', phone: '+19135550104', state: 'in', at: ago(400), source: 'SMS START' },
      { address: 'avery@example.com', channel: 'email', phone: null, state: 'out', at: ago(30), source: 'link in a mail' },
    ],
    notes: [
      {
        id: id('nte'),
        text: 'Gate code is with the office, call before you arrive.',
        pinned: true,
        at: ago(700),
        author: 'Sam Ortega',
        source: 'plumbline',
      },
      {
        id: id('nte'),
        text: 'Asked for a quote on a tankless heater. Wants to wait until spring.',
        pinned: false,
        at: ago(2200),
        author: 'Nadia Brook',
        source: 'servicetitan',
      },
    ],
    users: [
      { id: 'usr_1', name: 'Dana Whitlock', email: 'dana@example.com', role: 'owner', active: true },
      { id: 'usr_2', name: 'Sam Ortega', email: 'sam@example.com', role: 'dispatcher', active: true },
      { id: 'usr_3', name: 'Rita Holm', email: 'rita@example.com', role: 'bookkeeper', active: false },
    ],
    tokens: [{ id: 'tok_1', name: 'Reporting export', role: 'bookkeeper', createdAt: ago(900), lastUsedAt: ago(2) }],
    timers: [
      {
        name: 'sync.hourly',
        plugin: null,
        tenant: 'demo',
        schedule: '0 5 * * * ?',
        zone: 'America/Chicago',
        nextRun: iso(now + 0.4 * HOUR),
        lastRun: ago(0.6),
        lastResult: 'ok',
        lastDetail: '214 read, 3 changed',
        lastMillis: 41200,
      },
      {
        name: 'sync.daily',
        plugin: null,
        tenant: 'demo',
        schedule: '0 0 5 * * ?',
        zone: 'America/Chicago',
        nextRun: iso(now + 9 * HOUR),
        lastRun: ago(15),
        lastResult: 'missed',
        lastDetail: 'The appliance was off; caught up at 05:41.',
        lastMillis: 192000,
      },
      {
        name: 'messaging.receipts',
        plugin: 'twilio',
        tenant: 'demo',
        schedule: 'every 5 minutes',
        zone: 'America/Chicago',
        nextRun: iso(now + 120_000),
        lastRun: iso(now - 180_000),
        lastResult: 'failed',
        lastDetail: 'twilio: 429 Too Many Requests',
        lastMillis: 800,
      },
      {
        name: 'backup.nightly',
        plugin: null,
        tenant: null,
        schedule: 'daily 02:30',
        zone: 'America/Chicago',
        nextRun: iso(now + 7 * HOUR),
        lastRun: null,
        lastResult: null,
        lastDetail: null,
        lastMillis: null,
      },
    ],
    health: {
      status: 'degraded',
      services: [
        { name: 'database', status: 'up', detail: 'Derby, 41 MB' },
        { name: 'events', status: 'up', detail: '0 waiting, 2 dead letters' },
        { name: 'timers', status: 'degraded', detail: 'messaging.receipts failed' },
        { name: 'live stream', status: 'up', detail: '3 screens' },
      ],
      plugins: [
        { id: 'servicetitan', tenant: 'demo', status: 'ready' },
        { id: 'twilio', tenant: 'demo', status: 'degraded' },
        { id: 'claude', tenant: 'demo', status: 'awaiting_key' },
      ],
    },
    system: {
      version: '0.1.0',
      startedAt: ago(26),
      storage: 'derby',
      memory: { usedBytes: 312_000_000, maxBytes: 536_870_912 },
      disk: { freeBytes: 81_604_378_624 },
      bundles: [
        'kernel',
        'persistence',
        'events',
        'camel',
        'identity',
        'plugins',
        'rest',
        'assist',
        'operations',
        'customers',
        'jobs',
        'messaging',
        'sync',
        'briefing',
        'servicetitan',
        'twilio',
        'claude',
        'console',
      ].map((name) => ({ name: `com.plumbline.${name}`, version: '0.1.0', state: 'Active' })),
      sandbox: true,
    },
    backups: [
      {
        id: 'bak_1',
        name: 'plumbline-2026-11-20.zip',
        at: ago(21),
        bytes: 48_211_004,
        state: 'completed',
        detail: null,
      },
      {
        id: 'bak_2',
        name: 'plumbline-2026-11-19.zip',
        at: ago(45),
        bytes: 47_902_331,
        state: 'completed',
        detail: null,
      },
    ],
  };
}
