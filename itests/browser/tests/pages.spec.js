// Every page, in both themes and both sizes: nothing for axe-core to complain about, and a screenshot to look at (target/screens).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import { firstCompany, firstIds } from './ids.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

const PAGES = {
  'today': '/today',
  'today-board': '/today?view=board',
  'customers': '/customers',
  'customer': '/customers/:customer',
  'job': '/jobs/:job',
  'technicians': '/technicians',
  'connections': '/connections',
  'connection': '/connections/servicetitan',
  'sync': '/sync',
  'messages': '/messages',
  'messages-integration': '/messages?tab=integration',
  'messages-dead-letters': '/messages?tab=dead-letters',
  'audit': '/audit',
  'users': '/users',
  'invitations': '/users?tab=invitations',
  'account': '/account',
  'company': '/company',
  'company-branding': '/company?tab=branding',
  'company-privacy': '/company?tab=privacy',
  'queue': '/briefings',
  'results': '/briefings?tab=results',
  'automation': '/briefings?tab=automation',
  'guidance': '/briefings?tab=guidance',
  'system': '/system',
};

const PLATFORM_PAGES = {
  'platform': '/platform/',
  'platform-company': '/platform/companies/:company',
  'platform-usage': '/platform/usage',
  'platform-mail': '/platform/mail',
  'platform-branding': '/platform/branding',
};

const OUTSIDE = {
  'sign-in': '/sign-in',
  'set-up': '/setup',
  'sign-up': '/sign-up',
  'sign-up-confirm': '/sign-up/confirm#token',
  'reset': '/reset',
  'reset-new': '/reset#token',
  'invitation': '/invitation#token',
  'platform-sign-in': '/platform/',
};

for (const theme of ['dark', 'light']) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test.describe(`${theme}, ${size}`, () => {
      test.use({ baseURL: process.env.PLUMBLINE_BASE, storageState: 'target/state.json', colorScheme: theme, viewport, bypassCSP: true });

      for (const [name, path] of Object.entries(PAGES)) {
        test(`${name} is accessible`, { tag: ['@UIX-01', '@PLT-06'] }, async ({ page }) => {
          const ids = await firstIds(page.request);
          await page.goto(path.replace(':customer', ids.customer).replace(':job', ids.job));
          await settled(page);
          await page.screenshot({ path: `target/screens/${name}-${theme}-${size}.png` });
          expect(await violations(page)).toEqual([]);
        });
      }
    });

    test.describe(`${theme}, ${size}, platform`, () => {
      test.use({ baseURL: process.env.PLUMBLINE_BASE, storageState: 'target/state-platform.json', colorScheme: theme, viewport, bypassCSP: true });

      for (const [name, path] of Object.entries(PLATFORM_PAGES)) {
        test(`${name} is accessible`, { tag: ['@TEN-03', '@TEN-04', '@TEN-05'] }, async ({ page }) => {
          await page.goto(path.replace(':company', await firstCompany(page.request)));
          await settled(page);
          await page.screenshot({ path: `target/screens/${name}-${theme}-${size}.png` });
          expect(await violations(page)).toEqual([]);
        });
      }
    });

    test.describe(`${theme}, ${size}, signed out`, () => {
      test.use({ baseURL: process.env.PLUMBLINE_BASE, colorScheme: theme, viewport, bypassCSP: true });

      for (const [name, path] of Object.entries(OUTSIDE)) {
        test(`${name} is accessible`, async ({ page }) => {
          await page.goto(path);
          await settled(page);
          await page.screenshot({ path: `target/screens/${name}-${theme}-${size}.png` });
          expect(await violations(page)).toEqual([]);
        });
      }
    });
  }
}

/** Loaded: a heading stands, and nothing says that it is still busy. */
async function settled(page) {
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"], [data-loading]')).toHaveCount(0);
}

async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } }), RULES);
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
