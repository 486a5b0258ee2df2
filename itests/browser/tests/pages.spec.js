// Every page, in both themes and both sizes: nothing for axe-core to complain about, and a screenshot to look at (target/screens).
import { expect, test } from '@playwright/test';
import { violations } from './axe.js';
import { firstBriefing, firstCompany, firstConversation, firstIds } from './ids.js';

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
  'messages-conversations': '/messages?tab=threads',
  'messages-conversation': '/messages?tab=threads&thread=:phone',
  'messages-mails': '/messages?tab=mails',
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
  'platform-mail-log': '/platform/mail?tab=log',
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
  'sandbox': 'sandbox:/',
};

for (const theme of ['dark', 'light']) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test.describe(`${theme}, ${size}`, () => {
      test.use({ baseURL: process.env.PLUMBLINE_BASE, storageState: 'target/state.json', colorScheme: theme, viewport, bypassCSP: true });

      for (const [name, path] of Object.entries(PAGES)) {
        test(`${name} is accessible`, { tag: ['@UIX-01', '@PLT-06'] }, async ({ page }) => {
          const ids = await firstIds(page.request);
          const phone = path.includes(':phone') ? encodeURIComponent(await firstConversation(page.request)) : '';
          if (name === 'job') await firstBriefing(page.request, ids.job);
          await page.goto(path.replace(':customer', ids.customer).replace(':job', ids.job).replace(':phone', phone));
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
          await page.goto(path.replace('sandbox:', process.env.PLUMBLINE_SANDBOX));
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
