// People and how they get in: invited, by password, passkey, code and provider; locked out, reset, signed out elsewhere. The clock is moved.
import { expect, test } from '@playwright/test';
import { accept, asOwner, clock, codeOf, inside, invited, mailed, PASSWORD, signIn, signOut, withDevice } from './account.js';

const BASE = process.env.PLUMBLINE_BASE;
const MINUTE = 60_000;
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

test.use({ baseURL: BASE, viewport: { width: 1440, height: 900 } });

/** What a page refuses; what was done before it may still be told in the corner. */
const alert = (page) => page.locator('[role="alert"]:not(.mantine-Notification-root)');
const shot = (page, name) => page.screenshot({ path: `target/screens/accounts-${name}.png` });

test('a person is invited by mail, chooses a password and is in', { tag: ['@TEN-06'] }, async ({ page, browser }) => {
  await signIn(page, process.env.PLUMBLINE_EMAIL, process.env.PLUMBLINE_PASSWORD);
  await inside(page);
  await page.goto('/users?tab=invitations');
  await page.getByRole('button', { name: 'Invite', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Ada Invited');
  await dialog.getByLabel('E-mail').fill('ada@example.com');
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByText('The invitation is on its way to ada@example.com.')).toBeVisible();

  const visitor = await (await browser.newContext({ baseURL: BASE })).newPage();
  await accept(visitor, 'ada@example.com');
  await expect(page.getByText('Nobody is invited')).toBeVisible();
  await visitor.goto((await mailed('ada@example.com', 'invites you')).link);
  await visitor.getByLabel('Your name').fill('Again');
  await visitor.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await visitor.getByLabel('Password again').fill(PASSWORD);
  await visitor.getByRole('button', { name: 'Accept and sign in' }).click();
  await expect(alert(visitor)).toBeVisible();
  await visitor.context().close();
});

test('a passkey alone signs in, stands beside the password as second step, and opens nothing once removed', { tag: ['@TEN-06', '@SEC-07'] }, async ({ browser }) => {
  const page = await invited(browser, 'pia@example.com');
  const device = await withDevice(page);
  await page.goto('/account');
  await page.getByRole('button', { name: 'Add passkey' }).click();
  await page.getByLabel('What is it kept on?').fill('Front desk');
  await page.getByRole('dialog').getByRole('button', { name: 'Add passkey' }).click();
  await expect(page.getByText('The passkey is added.')).toBeVisible();
  expect((await device.keys()).map(({ rpId, isResidentCredential }) => [rpId, isResidentCredential])).toEqual([['localhost', true]]);
  expect((await mailed('pia@example.com', 'second factor')).text).toContain('Front desk');
  await shot(page, 'passkey');

  await test.step('alone', async () => {
    await signOut(page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await inside(page);
  });
  await test.step('not with another finger', async () => {
    await signOut(page);
    await device.knows(false);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toBeEnabled();
    await expect(page).toHaveURL(/sign-in/);
    await device.knows(true);
  });
  await test.step('after the password', async () => {
    await signIn(page, 'pia@example.com');
    await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
    await expect(page.getByLabel('Code from your authenticator app')).toHaveCount(0);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await inside(page);
  });
  await test.step('removed', async () => {
    await page.goto('/account');
    await expect(page.getByText(/^used /)).toBeVisible();
    await page.getByRole('listitem').filter({ hasText: 'Front desk' }).getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText('No passkey yet')).toBeVisible();
    await signOut(page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(alert(page)).toContainText('This passkey does not open an account here.');
    await signIn(page, 'pia@example.com');
    await inside(page);
  });
  await test.step('and it all stands in the audit trail', async () => {
    const { items } = await asOwner(browser, (api) => api.get('/api/audit?pageSize=200'));
    const done = items.filter(({ actor }) => JSON.stringify(actor).includes('Person pia')).map(({ action }) => action);
    expect(done).toEqual(expect.arrayContaining(['passkey.create', 'passkey.remove', 'session.create']));
  });
  await page.context().close();
});

test('an application shows codes, and a recovery code stands in for it once', { tag: ['@TEN-06'] }, async ({ browser }) => {
  const page = await invited(browser, 'tom@example.com');
  await page.goto('/account');
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  const key = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent();
  await shot(page, 'codes');
  await page.getByLabel('Code that the app shows now').fill('000000');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect(alert(page)).toContainText('That code is not right.');
  await page.getByLabel('Code that the app shows now').fill(codeOf(key));
  await page.getByRole('button', { name: 'Turn on' }).click();
  const codes = page.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const recovery = await codes.allTextContents();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('On. Signing in asks for a code of the app.')).toBeVisible();

  await test.step('a code once', async () => {
    clock.moveTo(new Date(clock.now().getTime() + 2 * MINUTE));
    await signOut(page);
    await signIn(page, 'tom@example.com');
    await shot(page, 'second-step');
    await confirmWith(page, 'Code from your authenticator app', () => codeOf(key));
    await inside(page);
    const used = codeOf(key);
    await signOut(page);
    await signIn(page, 'tom@example.com');
    await page.getByLabel('Code from your authenticator app').fill(used);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect(alert(page)).toContainText('That was not right.');
  });
  await test.step('a recovery code once', async () => {
    const withRecovery = async () => {
      await page.getByRole('button', { name: 'Use a recovery code' }).click();
      await page.getByLabel('Recovery code').fill(recovery[0]);
      await page.getByRole('button', { name: 'Confirm' }).click();
    };
    await withRecovery();
    await inside(page);
    await page.goto('/account');
    await expect(page.getByText('9 codes are left.')).toBeVisible();
    await signOut(page);
    await signIn(page, 'tom@example.com');
    await withRecovery();
    await expect(alert(page)).toContainText('That was not right.');
  });
  await page.context().close();
});

test('a person sees where he is signed in and ends it there', { tag: ['@TEN-06'] }, async ({ browser }) => {
  const page = await invited(browser, 'sam@example.com');
  const elsewhere = await (await browser.newContext({ baseURL: BASE, userAgent: FIREFOX })).newPage();
  await signIn(elsewhere, 'sam@example.com');
  await inside(elsewhere);

  await page.goto((await mailed('sam@example.com', 'New sign-in from Firefox on Linux')).link);
  const other = page.getByRole('listitem').filter({ hasText: 'Firefox on Linux' });
  await expect(other).toBeVisible();
  await shot(page, 'sessions');
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(other).toHaveCount(0);

  await elsewhere.goto('/customers');
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.reload();
  await expect(page.getByText('this one')).toBeVisible();
  for (const one of [page, elsewhere]) await one.context().close();
});

test('a forgotten password is replaced by the link of a mail, once', { tag: ['@TEN-06'] }, async ({ browser }) => {
  const page = await invited(browser, 'gus@example.com');
  await signOut(page);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('E-mail').fill('gus@example.com');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText(/a link is on its way/)).toBeVisible();

  const { link } = await mailed('gus@example.com', 'new password');
  const replace = async () => {
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByLabel('New password', { exact: true }).fill('quite another password');
    await page.getByLabel('Password again').fill('quite another password');
    await page.getByRole('button', { name: 'Save the password' }).click();
  };
  await replace();
  await expect(page.getByRole('heading', { name: 'The new password is set' })).toBeVisible();
  await signIn(page, 'gus@example.com');
  await expect(alert(page)).toContainText('E-mail or password is wrong.');
  await signIn(page, 'gus@example.com', 'quite another password');
  await inside(page);
  await replace();
  await expect(alert(page)).toBeVisible();
  await page.context().close();
});

test.describe('by an identity provider', () => {
  const provider = async (company) =>
    (await fetch(`${process.env.PLUMBLINE_SANDBOX}/sandbox/setup/sign-on?company=${company}&sandbox=${process.env.PLUMBLINE_SANDBOX}`)).json();

  /** On the provider's page. */
  const say = async (page, email, { verified = true, answer = 'Sign in' } = {}) => {
    await expect(page.getByRole('heading', { name: 'Pretend identity provider' })).toBeVisible();
    await page.getByLabel('E-mail', { exact: true }).fill(email);
    await page.getByLabel('The provider has checked this e-mail').setChecked(verified);
    await page.getByRole('button', { name: answer }).click();
  };
  const leave = async (page, email) => {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('link', { name: /^Sign in with Cedar Valley/ }).click();
  };

  test('its people come in, strangers are told why not, and so is an owner who mistyped the secret', { tag: ['@SEC-06', '@TEN-06'] }, async ({ page, browser }) => {
    const settings = await provider('cedar-valley');
    await signIn(page, process.env.PLUMBLINE_EMAIL, process.env.PLUMBLINE_PASSWORD);
    await inside(page);
    await page.goto('/company');
    await page.getByLabel('Address of the provider').fill(`${settings.issuer}/elsewhere`);
    await page.getByLabel('Client ID').fill(settings.clientId);
    await page.getByLabel('Client secret', { exact: true }).fill(settings.clientSecret);
    await page.getByRole('combobox', { name: 'E-mail domains' }).fill('example.com');
    await page.keyboard.press('Enter');
    const form = page.locator('form').filter({ has: page.getByLabel('Address of the provider') });
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(alert(page)).toContainText("The provider's configuration could not be read.");
    await page.getByLabel('Address of the provider').fill(settings.issuer);
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Single sign-on is saved.')).toBeVisible();
    await expect(page.getByLabel('Address to enter at the provider')).toHaveValue(`${BASE}/api/session/oidc/cedar-valley/callback`);
    await page.reload();
    await expect(page.getByLabel('Client secret', { exact: true })).toHaveValue('');
    expect(await (await page.request.get('/api/company/sign-on')).text()).not.toContain(settings.clientSecret);
    await form.scrollIntoViewIfNeeded();
    await shot(page, 'sign-on-settings');

    await (await invited(browser, 'ola@example.com')).context().close();
    const visitor = await (await browser.newContext({ baseURL: BASE })).newPage();
    await visitor.goto('/sign-in');
    await expect(visitor.getByRole('link', { name: /^Sign in with/ })).toHaveCount(0);
    await leave(visitor, 'ola@example.com');
    await shot(visitor, 'provider');
    await say(visitor, 'ola@example.com');
    await inside(visitor);
    await signOut(visitor);

    await leave(visitor, 'stranger@example.com');
    await say(visitor, 'stranger@example.com');
    await expect(alert(visitor)).toContainText('nobody has invited you here');
    await shot(visitor, 'stranger');
    await leave(visitor, 'ola@example.com');
    await say(visitor, 'ola@example.com', { verified: false });
    await expect(visitor, 'the provider knows ola by her account').toHaveURL(/\/today/);
    await signOut(visitor);
    await leave(visitor, 'ola@example.com');
    await say(visitor, 'ola@example.com', { answer: 'Cancel' });
    await expect(alert(visitor)).toContainText('You cancelled the sign-in at your provider.');

    await asOwner(browser, (api) => api.put('/api/company/sign-on', { ...settings, clientSecret: 'the secret of last year' }));
    await leave(visitor, 'ola@example.com');
    await say(visitor, 'ola@example.com');
    await expect(alert(visitor)).toContainText('does not accept the client ID and secret');
    await asOwner(browser, (api) => api.put('/api/company/sign-on', settings));
    await visitor.context().close();
  });

  test('who opened the page by number ends at the name, where the cookie is', { tag: ['@TEN-06'] }, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: BASE.replace('localhost', '127.0.0.1') });
    const page = await context.newPage();
    await leave(page, 'ola@example.com');
    await say(page, 'ola@example.com');
    await inside(page);
    expect(new URL(page.url()).hostname).toBe('localhost');
    await context.close();
  });

  test('the platform has one of its own', { tag: ['@TEN-03'] }, async ({ page }) => {
    const settings = await provider('platform');
    await signIn(page, process.env.PLUMBLINE_PLATFORM_EMAIL, process.env.PLUMBLINE_PLATFORM_PASSWORD, '/platform/');
    await page.getByRole('link', { name: 'My account' }).click();
    await page.getByLabel('Address of the provider').fill(settings.issuer);
    await page.getByLabel('Client ID').fill(settings.clientId);
    await page.getByLabel('Client secret', { exact: true }).fill(settings.clientSecret);
    await page.getByRole('combobox', { name: 'E-mail domains' }).fill('example.com');
    await page.keyboard.press('Enter');
    await page.locator('form').filter({ has: page.getByLabel('Address of the provider') }).getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Single sign-on is saved.')).toBeVisible();
    await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();

    await page.getByRole('link', { name: 'Sign in with Plumbline' }).click();
    await say(page, 'stranger@example.com');
    await expect(page).toHaveURL(/\/platform\//);
    await expect(alert(page)).toContainText('nobody has invited you here');
    await page.getByRole('link', { name: 'Sign in with Plumbline' }).click();
    await say(page, process.env.PLUMBLINE_PLATFORM_EMAIL);
    await expect(page.getByRole('link', { name: 'Companies' })).toBeVisible();
  });
});

test('a platform admin has a passkey and codes at his own door, and a company knows neither', { tag: ['@TEN-03'] }, async ({ page }) => {
  const device = await withDevice(page);
  const [email, password] = [process.env.PLUMBLINE_PLATFORM_EMAIL, process.env.PLUMBLINE_PLATFORM_PASSWORD];
  const out = () => page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, email, password, '/platform/');
  await page.getByRole('link', { name: 'My account' }).click();
  await page.getByRole('button', { name: 'Add passkey' }).click();
  await page.getByLabel('What is it kept on?').fill('Platform laptop');
  await page.getByRole('dialog').getByRole('button', { name: 'Add passkey' }).click();
  await expect(page.getByText('The passkey is added.')).toBeVisible();
  expect(await device.keys()).toHaveLength(1);
  await page.getByRole('button', { name: 'Set up' }).click();
  const key = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent();
  await page.getByLabel('Code that the app shows now').fill(codeOf(key));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await shot(page, 'platform');

  await out();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('link', { name: 'Companies' })).toBeVisible();
  await out();
  await signIn(page, email, password, '/platform/');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByRole('link', { name: 'Companies' })).toBeVisible();
  await out();
  clock.moveTo(new Date(clock.now().getTime() + 2 * MINUTE));
  await signIn(page, email, password, '/platform/');
  await confirmWith(page, 'Code from your authenticator app', () => codeOf(key));
  await expect(page.getByRole('link', { name: 'Companies' })).toBeVisible();

  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(alert(page)).toContainText('This passkey does not open an account here.');
});

test('an owner asks owners and admins for a second factor; the next sign-in leads to it, and then on', { tag: ['@TEN-06'] }, async ({ browser }) => {
  const admin = await invited(browser, 'max@example.com', 'admin');
  const owner = await (await browser.newContext({ baseURL: BASE, viewport: { width: 1440, height: 900 } })).newPage();
  await signIn(owner, process.env.PLUMBLINE_EMAIL, process.env.PLUMBLINE_PASSWORD);
  await inside(owner);
  await owner.goto('/company');
  await owner.getByRole('switch', { name: 'Owners and admins need a second factor' }).click();
  const form = owner.locator('form').filter({ hasText: 'Owners and admins need a second factor' });
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(owner.getByText('The rules for signing in are saved.')).toBeVisible();
  await owner.goto('/customers');
  await expect(owner.getByRole('searchbox').first()).toBeVisible();
  await admin.reload();
  await inside(admin);

  await signOut(admin);
  await withDevice(admin);
  await signIn(admin, 'max@example.com');
  await expect(admin.getByRole('heading', { name: 'One thing first' })).toBeVisible();
  await shot(admin, 'one-thing-first');
  expect((await admin.request.get('/api/customers')).status()).toBe(403);
  expect((await (await admin.request.get('/api/users')).json()).code).toBe('session.factor-needed');
  await admin.goto('/customers');
  await expect(admin.getByRole('heading', { name: 'One thing first' })).toBeVisible();
  await expect(admin.getByRole('button', { name: 'Go on' })).toBeDisabled();
  await admin.getByRole('button', { name: 'Add passkey' }).click();
  await admin.getByLabel('What is it kept on?').fill('His laptop');
  await admin.getByRole('dialog').getByRole('button', { name: 'Add passkey' }).click();
  await admin.getByRole('button', { name: 'Go on' }).click();
  await inside(admin);

  await owner.goto('/company');
  await owner.getByRole('switch', { name: 'Owners and admins need a second factor' }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(owner.getByText('The rules for signing in are saved.')).toBeVisible();
  for (const one of [admin, owner]) await one.context().close();
});

test('a session ends after the idle time that the company has set', { tag: ['@TEN-06'] }, async ({ browser }) => {
  const page = await invited(browser, 'ida@example.com');
  await asOwner(browser, (api) => api.put('/api/company/sign-in-rules', { secondFactor: false, idleMinutes: 30, longestHours: 12 }));
  clock.moveTo(new Date(clock.now().getTime() + 31 * MINUTE));
  await expect(async () => {
    await page.goto('/customers');
    await expect(page).toHaveURL(/\/sign-in/, { timeout: 3_000 });
  }).toPass();
  await asOwner(browser, (api) => api.put('/api/company/sign-in-rules', { secondFactor: false, idleMinutes: 720, longestHours: 168 }));
  await page.context().close();
});

test('at an address that is a number the account page says where passkeys are', { tag: ['@TEN-06'] }, async ({ browser }) => {
  const byName = await invited(browser, 'nia@example.com');
  const context = await browser.newContext({ baseURL: BASE.replace('localhost', '127.0.0.1') });
  const page = await context.newPage();
  await signIn(page, 'nia@example.com');
  await inside(page);
  await page.goto('/account');
  await expect(page.getByRole('link', { name: `${BASE}/account` })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add passkey' })).toHaveCount(0);
  for (const one of [byName.context(), context]) await one.close();
});

// The last: whoever guesses slows down his whole address for an hour.
test('who guesses has to wait, the tenth time locks, and the owner of the account is told', { tag: ['@TEN-06'] }, async ({ browser }) => {
  const page = await invited(browser, 'lou@example.com');
  await signOut(page);
  for (let attempt = 1; attempt <= 10; attempt++) {
    await expect(async () => {
      await signIn(page, 'lou@example.com', 'not my password');
      await expect(alert(page)).toContainText('E-mail or password is wrong.', { timeout: 3_000 });
    }).toPass();
    if (attempt >= 5 && attempt < 10) {
      await signIn(page, 'lou@example.com', 'not my password');
      await expect(alert(page)).toContainText('Too many failed attempts. Try again in');
      clock.moveTo(new Date(clock.now().getTime() + 9 * MINUTE));
    }
  }
  const letter = await mailed('lou@example.com', 'Your account is locked for 15 minutes');
  expect(letter.text).toContain('127.0.0.1');
  await signIn(page, 'lou@example.com');
  await expect(alert(page)).toContainText('Too many failed attempts. Try again in');
  await shot(page, 'locked');

  clock.moveTo(new Date(clock.now().getTime() + 16 * MINUTE));
  await expect(async () => {
    await signIn(page, 'lou@example.com');
    await expect(page).toHaveURL(/\/today/, { timeout: 3_000 });
  }).toPass();
  await page.goto(letter.link);
  await expect(page.getByRole('heading', { name: 'Reset your password' })).toBeVisible();
  await page.context().close();
});

/** The appliance sees the moved clock within a second: until then the code is one of before. */
async function confirmWith(page, label, code) {
  await expect(async () => {
    await page.getByLabel(label).fill(code());
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect(page.getByLabel(label)).toHaveCount(0, { timeout: 2_000 });
  }).toPass();
}
