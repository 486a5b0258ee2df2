// Opens every page in the system's Chromium, in both themes and two sizes: screenshots, axe-core, console errors.
// node testing/look.mjs [folder for the pictures] [page …]
import { readFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startMock } from './server.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const [folder = path.join(here, '../target/shots'), ...wanted] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const mock = await startMock({ dist: path.join(here, '../target/dist') });
const { company } = mock.state;
const briefed = company.jobs.find(
  (job) => job.briefing?.deliveryState === 'delivered' && job.start.slice(0, 10) >= company.today,
);
const unbriefed = company.jobs.find((job) => !job.briefing && job.technician);
const customer = company.customers[0].id;
const PAGES = {
  today: '/today',
  'today-technicians': '/today?view=technicians',
  'today-board': '/today?view=board',
  'today-week': '/today?span=week',
  'today-beside': `/today?job=${briefed.id}`,
  'today-empty': '/today?q=nothing-like-this',
  customers: '/customers',
  'customers-search': '/customers?q=galloway',
  customer: `/customers/${customer}`,
  job: `/jobs/${briefed.id}`,
  'job-unwritten': `/jobs/${unbriefed.id}`,
  technicians: '/technicians',
  connections: '/connections',
  connection: '/connections/servicetitan',
  sync: '/sync?entity=jobs',
  messages: '/messages',
  'messages-open': `/messages?open=${mock.state.office.messages[3].id}`,
  'messages-integration': '/messages?tab=integration',
  'messages-dead': '/messages?tab=dead-letters',
  'messages-consents': '/messages?tab=consents',
  'messages-conversations': '/messages?tab=threads',
  'messages-conversation': '/messages?tab=threads&thread=%2B19135550123',
  'messages-mails': '/messages?tab=mails&open=mal_2',
  audit: `/audit?open=${mock.state.office.audit[3].id}`,
  users: '/users',
  invitations: '/users?tab=invitations',
  tokens: '/users?tab=tokens',
  system: '/system',
  timers: '/system?tab=timers',
  backups: '/system?tab=backups',
  bundles: '/system?tab=bundles',
  'company-pending': '/company?as=pending',
  'company-closing': '/company?as=closing',
  'queue-off': '/briefings?as=off',
  account: '/account',
  company: '/company',
  'company-branding': '/company?tab=branding',
  'company-privacy': '/company?tab=privacy',
  queue: '/briefings',
  'queue-empty': '/briefings?state=nothing',
  results: '/briefings?tab=results',
  automation: '/briefings?tab=automation',
  guidance: '/briefings?tab=guidance',
  'not-found': '/nowhere',
  'plugin-absent': '/x/com.example.absent/',
  'sign-in': '/sign-in',
  setup: '/setup#one-time-token',
  'sign-up': '/sign-up',
  'platform-sign-in': '/platform/?out',
  platform: '/platform/',
  'platform-company': '/platform/companies/second',
  'platform-usage': '/platform/usage',
  'platform-mail': '/platform/mail',
  'platform-branding': '/platform/branding',
  'platform-account': '/platform/account',
  'platform-refused': '/platform/?problem=sign-on.client&out',
  'sign-in-refused': '/sign-in?problem=sign-on.unknown-person',
  'sign-up-confirm': '/sign-up/confirm#token',
  reset: '/reset',
  'reset-new': '/reset#token',
  invitation: '/invitation#token',
};
const OUTSIDE = /^\/(sign-in|setup|sign-up|reset|invitation)/;
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
let faults = 0;
for (const theme of ['dark', 'light']) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const context = await browser.newContext({
      viewport,
      colorScheme: theme,
      timezoneId: 'Europe/Berlin',
      locale: 'en-US',
    });
    // Measuring scripts are added past the page's policy, which forbids inline scripts.
    await context.addInitScript({ content: `window.__axe = ${JSON.stringify('')};` });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) {
        faults++;
        console.log(`  console ${theme} ${page.url()}: ${message.text().slice(0, 400)}`);
      }
    });
    page.on('pageerror', (error) => {
      faults++;
      console.log(`  page error ${theme} ${page.url()}: ${error.message.slice(0, 400)}`);
    });
    for (const [name, address] of Object.entries(PAGES)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      mock.state.signedIn = !OUTSIDE.test(address);
      const { pages } = mock.state;
      pages.company.state = /as=(pending|closing)/.exec(address)?.[1] ?? 'active';
      pages.company.missing[0].done = pages.company.state === 'active';
      pages.company.endsAt = pages.company.state === 'closing' ? new Date(Date.now() + 2e9).toISOString() : null;
      pages.company.supportAccess =
        pages.company.state === 'closing'
          ? { until: new Date(Date.now() + 9e6).toISOString(), by: 'Dana Whitlock' }
          : null;
      pages.automation.on = !address.includes('as=off');
      mock.state.platformSignedIn = !/[?&]out$/.test(address);
      mock.state.setupNeeded = name === 'setup';
      await page.goto('about:blank');
      await page.goto(mock.url + address, { waitUntil: 'networkidle' });
      await page.waitForTimeout(350);
      await page.screenshot({ path: path.join(folder, `${name}-${size}-${theme}.png`) });
      const session = await context.newCDPSession(page);
      await session.send('Page.setBypassCSP', { enabled: true });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
      );
      await session.send('Page.setBypassCSP', { enabled: false });
      await session.detach();
      for (const violation of violations) {
        faults++;
        console.log(
          `  axe ${name} ${size} ${theme}: ${violation.id} ×${violation.nodes.length}: ${violation.nodes[0].target.join(' ')} ${(violation.nodes[0].any[0] ?? violation.nodes[0].all[0] ?? violation.nodes[0].none[0])?.message ?? ''}`,
        );
      }
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
      );
      if (wide) {
        faults++;
        console.log(`  ${name} ${size} ${theme}: the page scrolls sideways`);
      }
    }
    await context.close();
  }
}
await browser.close();
await mock.close();
console.log(faults === 0 ? 'No faults.' : `${faults} faults.`);
process.exit(faults === 0 ? 0 : 1);
