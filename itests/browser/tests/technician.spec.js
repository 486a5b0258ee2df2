// The technician's side: a job is given to him, the SMS comes by itself, its link opens a page on a slow phone, one tap flows back to the office.
import { expect, test } from '@playwright/test';
import { violations } from './axe.js';

const PHONE = { width: 390, height: 844 };
// Lighthouse's "slow 4G" and a mid-range phone.
const SLOW = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };
const SLOW_CPU = 4;
const BUDGET_BYTES = 14_000;

test.use({ baseURL: process.env.PLUMBLINE_BASE, storageState: 'target/state.json' });
test.describe.configure({ mode: 'serial' });

let link;

test('a job that is given to a technician is briefed by itself, once', { tag: ['@BRF-34', '@BRF-19', '@BRF-17'] }, async ({ request }) => {
  test.setTimeout(180_000);
  const write = { 'X-CSRF-Token': (await (await request.get('/api/me')).json()).csrf };
  const quiet = await (await request.get('/api/message-rules')).json();
  await ok(request.put('/api/message-rules', { headers: write, data: { ...quiet, quietFrom: '00:00', quietTo: '00:00' } }));
  const usual = await (await request.get('/api/briefing/automation')).json();
  await ok(request.put('/api/briefing/automation', { headers: write, data: { ...usual, on: true, mode: 'automatic', moment: 'assignment' } }));

  const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const coming = (await (await request.get(`/api/jobs?from=${day(-1)}&to=${day(7)}&pageSize=200`)).json()).items;
  const technicians = (await (await request.get('/api/technicians?active=true&pageSize=200')).json()).items;
  const job = coming.filter((one) => ['Scheduled', 'Dispatched'].includes(one.status) && new Date(one.end) > Date.now() + 600_000).at(-1);
  expect(job, 'a visit that is still to come').toBeTruthy();
  const next = technicians.find((one) => one.phone.effective && one.id !== job.technician?.id);
  const externalId = Number((await (await request.get(`/api/jobs/${job.id}`)).json()).externalId);
  const plan = { action: 'changeJob', id: externalId, technicianId: Number(next.externalId) };
  await ok(request.post(`${process.env.PLUMBLINE_SANDBOX}/sandbox/plans`, { data: plan }));
  await ok(request.post('/api/sync/runs', { headers: write, data: {} }));

  await expect.poll(async () => (await queue(request)).find((one) => one.job.id === job.id && one.state === 'sent')?.technician?.id, { timeout: 90_000 }).toBe(next.id);
  const received = async () => (await messages(request, next.phone.effective)).filter((one) => one.body.includes(`Job ${job.number} `));
  await expect.poll(async () => (await received()).length, { timeout: 60_000 }).toBe(1);
  link = (await received())[0].body.match(/https?:\/\/\S+$/)[0];
  await ok(request.put('/api/briefing/automation', { headers: write, data: usual }));
  await ok(request.put('/api/message-rules', { headers: write, data: quiet }));
});

test('on a slow phone the page is one small answer, and can be read offline', { tag: ['@BRF-33', '@NFR-04'] }, async ({ browser, request }, info) => {
  link ??= await byHand(request);
  const { context, page } = await onAPhone(browser, 'light');
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', SLOW);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU });
  const requests = [];
  page.on('request', (one) => requests.push(one.url()));
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const times = await page.evaluate(async () => {
    const painted = await new Promise((resolve) => {
      new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').forEach((paint) => resolve(paint.startTime))).observe({ type: 'paint', buffered: true });
    });
    const [navigation] = performance.getEntriesByType('navigation');
    return { loaded: navigation.loadEventEnd, painted, bytes: navigation.decodedBodySize };
  });
  info.annotations.push({ type: 'figures', description: JSON.stringify(times) });
  console.log('briefing page', times);
  expect(requests).toHaveLength(1);
  expect(times.bytes).toBeLessThan(BUDGET_BYTES);

  const title = await page.getByRole('heading', { level: 1 }).textContent();
  await page.goto('about:blank');
  await context.setOffline(true);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await context.close();
});

for (const theme of ['light', 'dark']) {
  test(`the page is accessible and its targets are big, ${theme}`, { tag: ['@BRF-33'] }, async ({ browser, request }) => {
    link ??= await byHand(request);
    const { context, page } = await onAPhone(browser, theme);
    await page.goto(link);
    await page.screenshot({ path: `target/screens/briefing-page-${theme}-phone.png`, fullPage: true });
    expect(await violations(page)).toEqual([]);
    for (const one of await page.locator('button, nav a').all()) {
      expect((await one.boundingBox()).height).toBeGreaterThanOrEqual(48);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(PHONE.width);
    await context.close();
  });
}

test('one tap without a script flows back to the results and can be changed', { tag: ['@BRF-33', '@BRF-26'] }, async ({ browser, request }) => {
  link ??= await byHand(request);
  const { context, page } = await onAPhone(browser, 'dark', { javaScriptEnabled: false });
  await page.goto(link);
  await page.getByRole('button', { name: 'Not useful' }).click();
  await expect(page.getByRole('status')).toHaveText(/Thank you/);
  await page.getByRole('button', { name: 'Useful', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Useful', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await page.screenshot({ path: 'target/screens/briefing-page-answered-dark-phone.png', fullPage: true });
  await context.close();

  const results = await (await request.get('/api/briefing/results')).json();
  expect(results.useful).toBe(1);
  expect(results.notUseful).toBe(0);
  expect(results.opened).toBeGreaterThanOrEqual(1);
});

async function onAPhone(browser, theme, more = {}) {
  const context = await browser.newContext({ viewport: PHONE, colorScheme: theme, hasTouch: true, isMobile: true, storageState: undefined, ...more });
  return { context, page: await context.newPage() };
}

/** A link without the automation: written and sent by a person, on another job than those of the other tests. */
async function byHand(request) {
  const write = { 'X-CSRF-Token': (await (await request.get('/api/me')).json()).csrf };
  const jobs = (await (await request.get('/api/jobs?pageSize=200')).json()).items.filter((one) => one.technician?.phone);
  const job = jobs.at(-1);
  await ok(request.post(`/api/jobs/${job.id}/briefings`, { headers: write, data: {} }));
  await expect.poll(async () => (await (await request.get(`/api/jobs/${job.id}/briefing`)).json()).state, { timeout: 60_000 }).toBe('ready');
  const briefing = await (await request.get(`/api/jobs/${job.id}/briefing`)).json();
  await ok(request.post(`/api/briefings/${briefing.id}/deliveries`, { headers: write, data: {} }));
  const mine = async () => (await messages(request, job.technician.phone)).find((one) => one.body.includes(`Job ${job.number} `));
  await expect.poll(mine, { timeout: 60_000 }).toBeTruthy();
  return (await mine()).body.match(/https?:\/\/\S+$/)[0];
}

async function messages(request, phone) {
  return (await (await request.get(`${process.env.PLUMBLINE_SANDBOX}/sandbox/phone/messages?to=${encodeURIComponent(phone)}`)).json()).items;
}

async function queue(request) {
  return (await (await request.get('/api/briefing/queue?pageSize=200')).json()).items;
}

async function ok(answer) {
  const it = await answer;
  expect(it.ok(), `${it.url()} ${it.status()} ${await it.text()}`).toBe(true);
  return it;
}
