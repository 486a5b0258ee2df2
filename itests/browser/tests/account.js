// What accounts are tested with: a person's mails, the codes of his telephone, the authenticator of his device, his colleagues.
import { createHmac } from 'node:crypto';
import { expect } from '@playwright/test';
import { MovableClock } from '../clock.js';

export const PASSWORD = 'a long enough password';
export const clock = new MovableClock(process.env.PLUMBLINE_CLOCK);

/** The newest mail to somebody whose subject holds these words, as soon as the mail simulator has it. */
export async function mailed(to, subject) {
  let found;
  await expect(async () => {
    const { items } = await (await fetch(`${process.env.PLUMBLINE_SANDBOX}/sandbox/mails?to=${encodeURIComponent(to)}`)).json();
    found = items.findLast((one) => one.subject.includes(subject));
    expect(found, `a mail to ${to} about ${subject}`).toBeTruthy();
  }).toPass({ timeout: 60_000 });
  return { ...found, link: /https?:\/\/\S+/.exec(found.text)?.[0] };
}

/** The six digits of an application (RFC 6238), so many steps of 30 seconds from now. */
export function codeOf(key, away = 0) {
  const bits = [...key.replace(/\s/g, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(clock.now() / 30_000) + away));
  const hash = createHmac('sha1', secret).update(step).digest();
  const number = hash.readUInt32BE(hash.at(-1) & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** A device that keeps passkeys and knows its owner's finger, built into the browser of this page (CTAP 2). */
export async function withDevice(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return {
    keys: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    /** The finger is another one from now on, or the owner's again. */
    knows: (isUserVerified) => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

export async function signIn(page, email, password = PASSWORD, at = '/sign-in') {
  await page.goto(at);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function signOut(page) {
  await page.locator('button[aria-haspopup="menu"]').last().click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}

export async function inside(page) {
  await expect(page).toHaveURL(/\/today/);
}

/** A colleague whom the owner has invited, at a page of his own, signed in by the link of the mail. */
export async function invited(browser, email, role = 'dispatcher', options = {}) {
  await asOwner(browser, (api) => api.post('/api/invitations', { email, name: `A ${role}`, role }));
  const context = await browser.newContext({ baseURL: process.env.PLUMBLINE_BASE, viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  await accept(page, email);
  return page;
}

/** Follows the link of the invitation. */
export async function accept(page, email) {
  await page.goto((await mailed(email, 'invites you')).link);
  await page.getByLabel('Your name').fill(`Person ${email.split('@')[0]}`);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Password again').fill(PASSWORD);
  await page.getByRole('button', { name: 'Accept and sign in' }).click();
  await inside(page);
}

/** The owner's requests, with his session. */
export async function asOwner(browser, work) {
  const context = await browser.newContext({ baseURL: process.env.PLUMBLINE_BASE });
  const signedIn = await context.request.post('/api/session', { data: { email: process.env.PLUMBLINE_EMAIL, password: process.env.PLUMBLINE_PASSWORD } });
  const headers = { 'X-CSRF-Token': (await signedIn.json()).csrf };
  const send = async (method, path, data) => {
    const answer = await context.request.fetch(path, { method, headers, data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.status() === 204 ? null : answer.json();
  };
  const result = await work({
    get: (path) => send('GET', path),
    post: (path, data = {}) => send('POST', path, data),
    put: (path, data = {}) => send('PUT', path, data),
    delete: (path) => send('DELETE', path),
  });
  await context.close();
  return result;
}
