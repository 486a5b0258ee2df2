// Conversations, quotes, e-mails, and the versions of guidance.
const HOUR = 3_600_000;

export function messagePages(company) {
  const ago = (hours) => company.iso(company.now - hours * HOUR);
  const text = (id, direction, body, hours, more = {}) => ({
    id,
    channel: 'sms',
    direction,
    body,
    createdAt: ago(hours),
    state: direction === 'inbound' ? 'received' : 'delivered',
    segments: 1,
    error: null,
    ...more,
  });
  return {
    threads: {
      '+19135550123': [
        text('msg_t3', 'inbound', 'Gate code is 4471. See you at ten.', 0.2),
        text('msg_t2', 'outbound', 'We are on our way, about 20 minutes.', 0.4),
        text('msg_t1', 'outbound', 'Job 1042 tomorrow 10-12, water heater.', 26),
      ],
      '+19135550144': [text('msg_t4', 'inbound', 'STOP', 50)],
    },
    optedOut: ['+19135550144'],
    mails: [
      ['queued', 2, 'The mail server asks to try again later.'],
      ['sent', 1, null],
      ['failed', 6, 'The mail server refused a recipient: there is no such mailbox.'],
    ].map(([state, attempts, error], at) => ({
      id: `mal_${at}`,
      to: `person${at}@example.com`,
      subject: ['You are invited', 'A new sign-in', 'Your visit on Monday'][at],
      state,
      attempts,
      createdAt: ago(at + 1),
      dueAt: state === 'queued' ? ago(-0.2) : null,
      sentAt: state === 'sent' ? ago(at) : null,
      carrier: 'smtp',
      error: error && { code: '550', text: error },
    })),
  };
}

export function messageRoute({ state, method, p, url, body, push, refuse, pageOf }) {
  const { talk, pages } = state;
  let match;
  const on = (verb, pattern) => method === verb && (match = pattern.exec(p));
  const thread = (phone) => talk.threads[decodeURIComponent(phone)] ?? refuse(404, 'thread.unknown', 'No such thread.');
  const out = (phone) => talk.optedOut.includes(decodeURIComponent(phone));

  if (on('GET', /^\/api\/messages\/threads$/))
    return pageOf(
      Object.entries(talk.threads).map(([phone, all]) => ({
        phone,
        messages: all.length,
        last: all[0],
        optedOut: out(phone),
      })),
      url,
    );
  if (on('GET', /^\/api\/messages\/threads\/([^/]+)$/))
    return { body: { ...pageOf(thread(match[1]), url).body, optedOut: out(match[1]) } };
  if (on('POST', /^\/api\/messages\/threads\/([^/]+)\/messages$/)) {
    const sent = { ...thread(match[1])[0], id: `msg_${state.requests.length}`, direction: 'outbound', state: 'queued' };
    Object.assign(sent, { body: body.body, createdAt: new Date().toISOString() });
    thread(match[1]).unshift(sent);
    push('messages', { ids: [sent.id] });
    return { status: 202, body: sent };
  }
  if (on('POST', /^\/api\/messages\/quotes$/)) {
    const segments = Math.ceil(body.body.length / 160);
    return {
      body: {
        encoding: 'gsm7',
        units: body.body.length,
        segments,
        carrier: 'twilio',
        costCents: segments,
        cost: segments * 0.0083,
        currency: 'USD',
        from: '+19135550100',
        registration: 'pending',
        fallback: [],
      },
    };
  }
  if (on('GET', /^\/api\/mails$/)) {
    const wanted = url.searchParams.get('state');
    return pageOf(
      talk.mails.filter((one) => !wanted || one.state === wanted),
      url,
    );
  }
  if (on('POST', /^\/api\/mails\/([^/]+)\/retries$/)) {
    Object.assign(
      talk.mails.find((one) => one.id === match[1]),
      { state: 'queued', error: null, attempts: 0 },
    );
    return { status: 202, body: {} };
  }
  if (on('GET', /^\/api\/briefing\/guidance\/([^/]+)\/versions$/)) {
    const now = pages.guidance[match[1]];
    return {
      body: {
        items: Array.from({ length: now.version + 1 }, (_, back) => ({ ...now, version: now.version - back })).map(
          (one) => (one.version === 0 ? { ...one, own: false, changedAt: null, changedBy: null } : one),
        ),
      },
    };
  }
  if (on('GET', /^\/api\/briefing\/guidance\/([^/]+)$/) && url.searchParams.has('version')) {
    const now = pages.guidance[match[1]];
    const version = Number(url.searchParams.get('version'));
    const [first, ...others] = now.offers;
    return { body: { ...now, version, offers: [{ ...first, why: 'It gets worse with time.' }, ...others.slice(1)] } };
  }
  return undefined;
}
