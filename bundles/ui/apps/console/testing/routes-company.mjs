// Paths of account, company, automation and privacy; answers undefined for what it does not know.
import { PASSKEY_OPTIONS, RECOVERY_CODES } from './fixtures-company.mjs';

export const OPEN = /^\/api\/(signups|password-resets|invitations\/acceptances|branding$|session(\/|$)|setup$)/;
const PASSWORD = 'correct horse battery';

export function companyRoute({ state, method, p, url, body, push, refuse, pageOf }) {
  const { pages } = state;
  let match;
  const on = (verb, pattern) => method === verb && (match = pattern.exec(p));
  const list = (items) => pageOf(items, url);
  const enter = (status = 200) => {
    state.signedIn = true;
    return { status, body: { csrf: 'csrf-1', me: state.me, user: state.me.user, tenant: state.me.tenant } };
  };

  if (on('GET', /^\/api\/branding$/)) return { body: state.house ?? { name: null, color: null, logo: null } };
  if (on('POST', /^\/api\/signups$/)) return { status: 202, body: {} };
  if (on('POST', /^\/api\/signups\/confirmations$/)) {
    if (body.token === 'used') refuse(409, 'token.spent', 'This link was used already. Sign in, or sign up again.');
    pages.company.state = 'pending';
    pages.company.missing[0].done = false;
    return enter(201);
  }
  if (on('POST', /^\/api\/password-resets$/)) return { status: 202, body: {} };
  if (on('POST', /^\/api\/password-resets\/confirmations$/)) return { status: 204 };
  if (on('POST', /^\/api\/invitations\/acceptances$/)) return enter(201);
  if (on('GET', /^\/api\/session\/oidc$/)) return list(pages.signOn);
  if (on('GET', /^\/api\/platform\/session\/oidc$/)) return list([]);
  if (on('POST', /^\/api\/session\/second$/)) {
    if (body.code && body.code !== '123456')
      refuse(401, 'session.second-factor-wrong', 'The code is wrong or too old.');
    return enter();
  }
  if (on('POST', /^\/api\/(?:platform\/)?session\/passkey\/options$/))
    return { body: { ticket: 'tic_1', challenge: PASSKEY_OPTIONS.challenge, rpId: 'localhost' } };
  if (on('POST', /^\/api\/(?:platform\/)?session\/passkey$/)) return enter();

  if (on('GET', /^\/api\/(?:platform\/)?me\/security$/)) return { body: pages.security };
  if (on('PUT', /^\/api\/(?:platform\/)?me\/password$/)) {
    if (body.current !== PASSWORD)
      refuse(422, 'request.invalid', 'The present password is wrong.', { current: 'This is not your password.' });
    return { status: 204 };
  }
  if (on('POST', /^\/api\/(?:platform\/)?me\/totp$/))
    return {
      body: {
        secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        uri: 'otpauth://totp/Plumbline:dana%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Plumbline',
      },
    };
  if (on('POST', /^\/api\/(?:platform\/)?me\/totp\/confirmations$/)) {
    if (body.code !== '123456')
      refuse(422, 'totp.wrong-code', 'The code is wrong or too old. Check the phone’s clock.');
    pages.security.totp = true;
    pages.security.recoveryCodesLeft = 10;
    return { body: { recoveryCodes: RECOVERY_CODES } };
  }
  if (on('DELETE', /^\/api\/(?:platform\/)?me\/totp$/)) {
    if (body.password !== PASSWORD) refuse(409, 'password.wrong', 'The password is wrong.');
    pages.security.totp = false;
    return { status: 204 };
  }
  if (on('POST', /^\/api\/(?:platform\/)?me\/recovery-codes$/)) {
    if (body.password !== PASSWORD) refuse(409, 'password.wrong', 'The password is wrong.');
    return { body: { recoveryCodes: RECOVERY_CODES } };
  }
  if (on('POST', /^\/api\/(?:platform\/)?me\/passkeys\/options$/)) return { body: PASSKEY_OPTIONS };
  if (on('POST', /^\/api\/(?:platform\/)?me\/passkeys$/)) {
    pages.security.passkeys.push({
      id: 'pky_2',
      name: body.name,
      createdAt: new Date().toISOString(),
      lastUsedAt: null,
    });
    return { status: 201, body: pages.security.passkeys.at(-1) };
  }
  if (on('DELETE', /^\/api\/(?:platform\/)?me\/passkeys\/([^/]+)$/)) {
    pages.security.passkeys = pages.security.passkeys.filter((one) => one.id !== match[1]);
    return { status: 204 };
  }
  if (on('DELETE', /^\/api\/(?:platform\/)?me\/sessions\/([^/]+)$/)) {
    pages.security.sessions = pages.security.sessions.filter((one) => one.id !== match[1]);
    return { status: 204 };
  }
  if (on('DELETE', /^\/api\/(?:platform\/)?me\/sessions$/)) {
    pages.security.sessions = pages.security.sessions.filter((one) => one.current);
    return { status: 204 };
  }
  if (on('GET', /^\/api\/invitations$/)) return list(pages.invitations);
  if (on('POST', /^\/api\/invitations$/)) {
    pages.invitations.unshift({
      id: `inv_${Date.now()}`,
      expiresAt: new Date(Date.now() + 6e8).toISOString(),
      ...body,
    });
    return { status: 201, body: pages.invitations[0] };
  }
  if (on('DELETE', /^\/api\/invitations\/([^/]+)$/)) {
    pages.invitations = pages.invitations.filter((one) => one.id !== match[1]);
    return { status: 204 };
  }

  if (on('GET', /^\/api\/company$/)) return { body: pages.company };
  if (on('PUT', /^\/api\/company$/)) return { body: Object.assign(pages.company, body) };
  if (on('POST', /^\/api\/company\/support-access$/)) {
    pages.company.supportAccess = {
      until: new Date(Date.now() + body.hours * 3_600_000).toISOString(),
      by: state.me.user.name,
    };
    return { status: 201, body: pages.company.supportAccess };
  }
  if (on('DELETE', /^\/api\/company\/support-access$/)) {
    pages.company.supportAccess = null;
    return { status: 204 };
  }
  if (on('GET', /^\/api\/company\/exports$/)) return list(pages.exports);
  if (on('POST', /^\/api\/company\/exports$/)) {
    pages.exports.unshift({ id: 'exp_2', state: 'running', createdAt: new Date().toISOString(), bytes: null });
    return { status: 202, body: { id: 'exp_2' } };
  }
  if (on('GET', /^\/api\/(?:company|platform)\/sign-in-rules$/))
    return { body: { secondFactor: false, idleMinutes: 720, longestHours: 168 } };
  if (on('PUT', /^\/api\/(?:company|platform)\/sign-in-rules$/)) return { body };
  if (on('GET', /^\/api\/(?:company|platform)\/sign-on$/))
    return {
      body: {
        issuer: null,
        clientId: null,
        clientSecret: { set: false },
        domains: [],
        callback: 'https://office.example.com/api/session/oidc/northwind/callback',
      },
    };
  if (on('PUT', /^\/api\/(?:company|platform)\/sign-on$/)) return { body };
  if (on('GET', /^\/api\/company\/branding$/)) return { body: pages.branding };
  if (on('PUT', /^\/api\/company\/branding$/)) return { body: Object.assign(pages.branding, body) };

  if (on('GET', /^\/api\/briefing\/automation$/)) return { body: pages.automation };
  if (on('PUT', /^\/api\/briefing\/automation$/)) return { body: Object.assign(pages.automation, body) };
  if (on('GET', /^\/api\/briefing\/queue$/)) {
    const wanted = url.searchParams.get('state');
    return list(pages.queue.filter((one) => !wanted || one.state === wanted));
  }
  if (on('POST', /^\/api\/briefing\/queue\/([^/]+)\/(approvals|stops|sends)$/)) {
    const one = pages.queue.find((item) => item.id === match[1]);
    one.state = { approvals: 'ready', stops: 'stopped', sends: 'sending' }[match[2]];
    one.reason = {
      approvals: 'Approved by Dana Whitlock.',
      stops: 'Stopped by Dana Whitlock.',
      sends: 'Sent by hand.',
    }[match[2]];
    push('briefing-queue', { ids: [one.id] });
    return { status: 202, body: one };
  }
  if (on('GET', /^\/api\/briefing\/results$/)) return { body: pages.results };
  if (on('GET', /^\/api\/briefing\/guidance\/([^/]+)$/)) return { body: pages.guidance[match[1]] };
  if (on('PUT', /^\/api\/briefing\/guidance\/([^/]+)$/)) {
    const one = pages.guidance[match[1]];
    return { body: Object.assign(one, body, { own: true, version: one.version + 1 }) };
  }
  if (on('POST', /^\/api\/briefing\/guidance\/([^/]+)\/previews$/))
    return {
      body: {
        sections: {
          summary: [`With your words: ${body.guidance.starters[0].text}`],
          offers: [],
          watch: ['Dog in the yard.'],
        },
      },
    };

  if (on('GET', /^\/api\/privacy\/settings$/)) return { body: pages.privacySettings };
  if (on('PUT', /^\/api\/privacy\/settings$/)) return { body: Object.assign(pages.privacySettings, body) };
  if (on('GET', /^\/api\/customers\/[^/]+\/privacy$/)) return { body: pages.customerPrivacy };
  if (on('PUT', /^\/api\/customers\/[^/]+\/privacy$/)) return { body: Object.assign(pages.customerPrivacy, body) };
  if (on('POST', /^\/api\/customers\/[^/]+\/privacy\/files$/))
    return { body: { held: [] }, headers: { 'Content-Disposition': 'attachment; filename="what-we-hold.json"' } };
  if (on('POST', /^\/api\/customers\/([^/]+)\/erasures$/)) return { status: 202, body: {} };
  if (on('POST', /^\/api\/customers\/[^/]+\/facts$/)) {
    if (/church|diabet/i.test(body.text))
      refuse(422, 'fact.sensitive', 'This may not be kept.', { text: 'Facts on health or religion are refused.' });
    state.profile[body.category].push({
      id: `fct_${Date.now()}`,
      label: 'Noted',
      value: body.text,
      source: state.me.user.name,
      sourceKind: 'manual',
      confidence: 'high',
      at: new Date().toISOString(),
      category: body.category,
      expiresAt: body.expiresAt ?? null,
    });
    return { status: 201, body: {} };
  }
  const facts = () => ['home', 'family', 'personal'].flatMap((name) => state.profile[name]);
  if (on('PUT', /^\/api\/customers\/[^/]+\/facts\/([^/]+)$/)) {
    const fact = facts().find((one) => one.id === match[1]);
    Object.assign(fact, body, body.text ? { value: body.text } : {});
    return { body: fact };
  }
  if (on('DELETE', /^\/api\/customers\/[^/]+\/facts\/([^/]+)$/)) {
    for (const name of ['home', 'family', 'personal'])
      state.profile[name] = state.profile[name].filter((one) => one.id !== match[1]);
    return { status: 204 };
  }
  return undefined;
}
