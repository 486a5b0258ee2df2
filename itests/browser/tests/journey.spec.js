// Two companies at once, from the public sign-up page to what their technicians thought of a briefing that nobody sent by hand. The clock is moved.
import { expect, test } from '@playwright/test';
import { MovableClock } from '../clock.js';
import { approve, automate, awaitFirstMirror, confirm, connect, queued, signIn, signUp, syncNow } from './people.js';

const BASE = process.env.PLUMBLINE_BASE;
const SANDBOX = process.env.PLUMBLINE_SANDBOX;
const MINUTE = 60_000;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const COMPANIES = [
  { name: 'Northgate Comfort', trade: 'Heating and cooling', zone: 'America/Chicago', owner: 'Nora North', email: 'nora@example.com', phone: '913-555-0181', theme: 'dark', vendor: 1, answer: 'Useful' },
  { name: 'Blue Mesa Drains', trade: 'Drains and sewers', zone: 'America/Denver', owner: 'Ben Blue', email: 'ben@example.com', phone: '720-555-0142', theme: 'light', vendor: 2, answer: 'Not useful' },
].map((company) => ({ ...company, id: company.name.split(' ')[0].toLowerCase(), password: `a long password of ${company.owner}` }));

const clock = new MovableClock(process.env.PLUMBLINE_CLOCK);

test(
  'two companies sign up, are approved, connect, and their technicians are briefed by themselves, each by his own company',
  { tag: ['@TEN-01', '@TEN-02', '@TEN-03', '@TEN-04', '@TEN-06', '@TEN-07', '@TEN-08', '@PLT-20', '@BRF-05', '@BRF-17', '@BRF-20', '@BRF-21', '@BRF-24', '@BRF-26', '@BRF-28', '@BRF-29', '@BRF-33', '@BRF-34', '@NFR-11'] },
  async ({ browser }) => {
    const contexts = [];
    /** Somebody in a browser of his own, whose clock goes with the appliance's. */
    const arrive = async (options) => {
      const context = await browser.newContext({ baseURL: BASE, viewport: DESK, ...options });
      await context.clock.install({ time: clock.now() });
      contexts.push(context);
      return context.newPage();
    };
    const moveClockTo = async (moment) => {
      clock.moveTo(moment);
      await Promise.all(contexts.map((context) => context.clock.setSystemTime(clock.now())));
    };
    const desk = await arrive({ baseURL: SANDBOX });
    await desk.goto('/');

    await test.step('both sign up on the public page and confirm from the mail', () =>
      each(async (company) => {
        const visitor = await arrive({ timezoneId: company.zone, colorScheme: company.theme });
        await signUp(visitor, company);
        await confirm(visitor, desk, company);
        await shot(visitor, '1-pending', company);
        await visitor.context().close();
        contexts.splice(contexts.indexOf(visitor.context()), 1);
      }));
    await shot(desk, '1-mails');

    await test.step('nothing has left for them; the platform admin approves both', async () => {
      for (const vendor of ['servicetitan', 'twilio', 'anthropic']) expect(await sandbox(`/sandbox/requests?vendor=${vendor}`)).toEqual([]);
      const admin = await arrive({});
      await signIn(admin, process.env.PLUMBLINE_EMAIL, process.env.PLUMBLINE_PASSWORD, '/platform/');
      for (const company of COMPANIES) await approve(admin, company);
      await admin.goto('/platform/');
      for (const { name } of COMPANIES) await expect(admin.getByRole('row').filter({ hasText: name })).toContainText('Active');
      await shot(admin, '2-platform');
    });

    const keys = await sandbox('/sandbox/companies');
    await test.step('each owner signs in, connects his own vendors, and the first mirror completes', () =>
      each(async (company) => {
        const own = keys[company.vendor - 1];
        company.from = own.twilio.fromNumber;
        company.page = await arrive({ timezoneId: company.zone, colorScheme: company.theme });
        await signIn(company.page, company.email, company.password);
        await expect(company.page).toHaveURL(/\/today/);
        await connect(company.page, 'servicetitan', { ...own.servicetitan, baseUrl: `${SANDBOX}/servicetitan`, authUrl: `${SANDBOX}/servicetitan` });
        await connect(company.page, 'twilio', { ...own.twilio, baseUrl: `${SANDBOX}/twilio`, publicUrl: BASE });
        await connect(company.page, 'claude', { ...own.anthropic, baseUrl: `${SANDBOX}/anthropic` });
        await shot(company.page, '3-connected', company);
        await awaitFirstMirror(company.page);
        await shot(company.page, '4-mirrored', company);
      }));

    const start = new Date(Math.ceil(clock.now() / (30 * MINUTE)) * 30 * MINUTE + 90 * MINUTE);
    await test.step('each switches automation on; a job is booked at the vendor and comes with the next sync', () =>
      each(async (company) => {
        await automate(company.page, 1);
        await shot(company.page, '5-automation', company);
        company.visit = await book(company, start);
        await syncNow(company.page);
        company.visit.job = await jobOf(company);
        await company.page.goto('/briefings');
        await expect(queued(company.page, company.visit.job)).toContainText('Planned');
        await expect(queued(company.page, company.visit.job)).toContainText(company.visit.technician.name);
        await shot(company.page, '6-planned', company);
        await company.page.goto('/briefings?state=sent');
        await expect(company.page.getByText('Nothing is in this state')).toBeVisible();
      }));
    expect(await sandbox('/sandbox/phone/messages'), 'what went out before its time').toEqual([]);

    await test.step('when its hour has come the briefing is written and sent, without a click', async () => {
      await moveClockTo(new Date(start - 60 * MINUTE + 5_000));
      await each(async (company) => {
        await expect(queued(company.page, company.visit.job)).toContainText('Sent', { timeout: 120_000 });
        await shot(company.page, '7-sent', company);
      });
    });

    await test.step("the SMS is on his technician's phone, once, from his company's number", () =>
      each(async (company) => {
        const { technician, number } = company.visit;
        const mine = async () => (await sandbox(`/sandbox/phone/messages?to=${encodeURIComponent(technician.phone)}`)).filter(({ body }) => body.includes(`Job ${number} `));
        await expect.poll(async () => (await mine()).length).toBe(1);
        expect((await mine())[0].from).toBe(company.from);
        const phone = desk.getByRole('article').filter({ hasText: technician.name });
        company.link = await phone.getByRole('listitem').filter({ hasText: `Job ${number} ` }).getByRole('link').getAttribute('href');
      }));
    await shot(desk, '8-phones');

    for (const company of COMPANIES) {
      await test.step(`${company.name}'s technician opens the link and answers with one tap`, async () => {
        const phone = await arrive({ viewport: PHONE, isMobile: true, hasTouch: true, timezoneId: company.zone, colorScheme: company.theme });
        await phone.goto(company.link);
        await expect(phone.getByRole('heading', { level: 1 })).toHaveText(company.visit.customer);
        await expect(phone.getByText(company.name).first()).toBeVisible();
        await shot(phone, '9-briefing', company);
        await phone.getByRole('button', { name: company.answer, exact: true }).tap();
        await expect(phone.getByRole('status')).toHaveText(/Thank you/);
        await shot(phone, '9-answered', company);
      });
      await expectAnswers(COMPANIES.slice(0, COMPANIES.indexOf(company) + 1));
    }

    await test.step('nobody was told twice, or by the other company; neither sees what is the other\'s', async () => {
      await expectOneEach();
      const [first, second] = COMPANIES;
      for (const [mine, other] of [[first, second], [second, first]]) {
        await mine.page.goto(`/jobs/${other.visit.job}`);
        await expect(mine.page.getByRole('alert')).toBeVisible();
        await mine.page.goto(`/customers?q=${encodeURIComponent(other.visit.customer)}`);
        await expect(mine.page.getByText('No customer matches')).toBeVisible();
      }
    });

    await test.step('the day after, the link has expired', async () => {
      await moveClockTo(new Date(clock.now().getTime() + 24 * 60 * MINUTE));
      const late = await arrive({ viewport: PHONE });
      await expect.poll(async () => (await late.goto(COMPANIES[0].link)).status()).toBe(410);
      await shot(late, '10-expired');
    });
  },
);

/** As in the vendor's own screens: a job for a technician of the company, who can be reached. */
async function book(company, start) {
  const request = company.page.request;
  const technician = (await (await request.get('/api/technicians?active=true')).json()).items.find(({ phone }) => phone.effective);
  const plan = { action: 'addJob', company: String(company.vendor), technicianId: Number(technician.externalId), start: start.toISOString(), summary: 'Water backs up in the basement drain.' };
  const { changed } = await (await request.post(`${SANDBOX}/sandbox/plans`, { data: plan })).json();
  return { number: changed.job.jobNumber, customer: changed.invoice.customer.name, technician: { name: technician.name, phone: technician.phone.effective } };
}

/** Of the job that was booked, once the sync has brought it and it stands in the queue. */
async function jobOf(company) {
  const find = async () => (await (await company.page.request.get('/api/briefing/queue?pageSize=200')).json()).items.find(({ job }) => job.number === company.visit.number)?.job.id;
  await expect.poll(find, { timeout: 90_000 }).toBeTruthy();
  return find();
}

async function expectAnswers(answered) {
  for (const company of COMPANIES) {
    await company.page.goto('/briefings?tab=results');
    for (const answer of ['Useful', 'Not useful']) {
      const count = answered.filter((one) => one === company && one.answer === answer).length;
      const tile = company.page.locator('dl div').filter({ has: company.page.getByText(answer, { exact: true }) }).locator('dd');
      await expect.poll(() => tile.evaluate((dd) => dd.firstChild.textContent)).toBe(String(count));
    }
    await shot(company.page, `9-results-${answered.length}`, company);
  }
}

async function expectOneEach() {
  const sent = await sandbox('/sandbox/phone/messages');
  const jobs = sent.map(({ to, body }) => `${to} ${body.match(/Job \d+/)?.[0]}`);
  expect(jobs).toHaveLength(new Set(jobs).size);
  for (const company of COMPANIES) {
    const items = (await (await company.page.request.get('/api/technicians?pageSize=200')).json()).items;
    const own = new Set(items.map(({ phone }) => phone.effective));
    expect(sent.filter(({ from, to }) => (from === company.from) !== own.has(to))).toEqual([]);
  }
}

async function each(work) {
  await Promise.all(COMPANIES.map(work));
}

async function sandbox(path) {
  return (await (await fetch(SANDBOX + path)).json()).items;
}

async function shot(page, name, company) {
  await page.screenshot({ path: `target/screens/journey-${name}${company ? `-${company.id}` : ''}.png` });
}
