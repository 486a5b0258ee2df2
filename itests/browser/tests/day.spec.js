// A morning at the desk: sign in, open a job, write the briefing, send it, see it delivered; and a change at the vendor on the open screen.
import { expect, test } from '@playwright/test';
import { firstIds } from './ids.js';

test.use({ baseURL: process.env.PLUMBLINE_BASE, viewport: { width: 1440, height: 900 } });

test('a dispatcher signs in, writes a briefing, sends it and sees it delivered', { tag: ['@BRF-19', '@BRF-24', '@BRF-25', '@BRF-26'] }, async ({ page }) => {
  await page.goto('/');
  await page.getByLabel(/e-mail/i).fill(process.env.PLUMBLINE_EMAIL);
  await page.getByLabel(/password/i, { exact: false }).first().fill(process.env.PLUMBLINE_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/today/);

  const { job, technicianPhone } = await firstIds(page.request);
  await page.goto(`/jobs/${job}`);
  await page.getByRole('button', { name: /^write/i }).click();
  const send = page.getByRole('button', { name: /send to technician/i });
  await expect(send).toBeEnabled({ timeout: 60_000 });
  await send.click();
  const confirm = page.getByRole('dialog').getByRole('button', { name: /send/i });
  if (await confirm.isVisible().catch(() => false)) await confirm.click();
  await expect(page.getByText(/delivered/i).first()).toBeVisible({ timeout: 60_000 });

  const phone = await (await page.request.get(`${process.env.PLUMBLINE_SANDBOX}/sandbox/phone/messages?to=${encodeURIComponent(technicianPhone)}`)).json();
  expect(phone.items.length).toBe(1);
});

test.describe('signed in', () => {
  test.use({ storageState: 'target/state.json' });

  test('a change at the vendor is on the open screen after Sync now, without a reload', { tag: ['@BRF-05', '@BRF-22', '@BRF-23'] }, async ({ page, request }) => {
    const { customer } = await firstIds(page.request);
    const detail = await (await page.request.get(`/api/customers/${customer}`)).json();
    await page.goto(`/customers/${customer}`);
    await expect(page.getByRole('heading', { name: detail.name })).toBeVisible();

    await request.post(`${process.env.PLUMBLINE_SANDBOX}/sandbox/plans`, { data: { action: 'changeCustomer', id: Number(detail.externalId), name: 'Changed While Open' } });
    const me = await (await page.request.get('/api/me')).json();
    await page.request.post('/api/sync/runs', { data: {}, headers: { 'X-CSRF-Token': me.csrf } });

    await expect(page.getByRole('heading', { name: 'Changed While Open' })).toBeVisible({ timeout: 60_000 });
  });

  test('customers are found by name, phone and street while typing', { tag: ['@CRM-03', '@BRF-22'] }, async ({ page }) => {
    const list = await (await page.request.get('/api/customers?pageSize=20')).json();
    const one = list.items.find((item) => item.phone && item.address?.street);
    await page.goto('/customers');
    for (const typed of [one.name, one.phone.replace(/\D/g, '').slice(-10), one.address.street]) {
      await page.getByRole('searchbox').first().fill(typed);
      await expect(page.getByText(one.name, { exact: true }).first()).toBeVisible();
    }
  });

  test('the briefing page needs no login and says when it expired', { tag: ['@TEN-08'] }, async ({ page, browser }) => {
    const { technicianPhone } = await firstIds(page.request);
    const sent = await (await page.request.get(`${process.env.PLUMBLINE_SANDBOX}/sandbox/phone/messages?to=${encodeURIComponent(technicianPhone)}`)).json();
    const link = sent.items.at(-1).body.match(/https?:\/\/\S+$/)[0];
    const anyone = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    const phone = await anyone.newPage();
    await phone.goto(link);
    await expect(phone.getByRole('heading').first()).toBeVisible();
    await phone.screenshot({ path: 'target/screens/briefing-page-dark-phone.png', fullPage: true });
    const unknown = await phone.goto(`${process.env.PLUMBLINE_BASE}/b/not-a-token`);
    expect([404, 410]).toContain(unknown.status());
    await anyone.close();
  });
});
