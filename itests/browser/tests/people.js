// What people do at the pages, from the first sign-up to the answer of a technician.
import { expect } from '@playwright/test';

const FIRST_MIRROR = { timeout: 240_000 };

/** The titles of the fields in which a company enters what its vendors gave it. */
const FIELDS = {
  servicetitan: { tenantId: 'Tenant id', clientId: 'Client id', clientSecret: 'Client secret', appKey: 'App key', baseUrl: 'Base address', authUrl: 'Sign-in address' },
  twilio: { accountSid: 'Account SID', authToken: 'Auth token', fromNumber: 'Number', publicUrl: 'Public address', baseUrl: 'Base address' },
  claude: { apiKey: 'API key', baseUrl: 'Base address' },
};

export async function signUp(page, company) {
  await page.goto('/sign-up');
  await page.getByLabel('Company').fill(company.name);
  await page.getByLabel('Your name').fill(company.owner);
  await page.getByLabel('Phone').fill(company.phone);
  await page.getByLabel('E-mail').fill(company.email);
  await choose(page, 'Trade', company.trade);
  await choose(page, 'Time zone', company.zone);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible();
}

/** Follows the link of the mail that the mail simulator shows. */
export async function confirm(page, desk, company) {
  const mail = desk.locator('details').filter({ hasText: company.email }).filter({ hasText: 'Confirm' });
  await mail.getByText('Confirm').first().click();
  await page.goto(await mail.getByRole('link').first().getAttribute('href'));
  await page.getByLabel('Password', { exact: false }).first().fill(company.password);
  await page.getByLabel(/again/i).fill(company.password);
  await page.getByRole('button', { name: 'Confirm and sign in' }).click();
  await expect(page.getByText('Your company waits for approval.')).toBeVisible();
}

export async function approve(page, company) {
  await page.goto('/platform/');
  await page.getByRole('link', { name: company.name }).click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Active', { exact: true }).first()).toBeVisible();
}

export async function signIn(page, email, password, at = '/sign-in') {
  await page.goto(at);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').first().fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

/** Enters the keys of one vendor, tests them and switches the plug-in on. */
export async function connect(page, plugin, settings) {
  await page.goto(`/connections/${plugin}`);
  for (const [name, title] of Object.entries(FIELDS[plugin])) {
    await page.getByLabel(new RegExp(`^${title}( \\*)?$`)).fill(settings[name]);
  }
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText(/It answers/)).toBeVisible();
  await page.getByRole('switch', { name: 'Enabled' }).check();
  await page.getByRole('button', { name: 'Save and enable' }).click();
  await expect(page.getByText('Ready', { exact: true }).first()).toBeVisible();
}

export async function awaitFirstMirror(page) {
  await page.goto('/sync');
  const first = page.getByRole('row').filter({ hasText: 'First mirror' }).first();
  await expect(first.getByText('Completed')).toBeVisible(FIRST_MIRROR);
}

/** Every briefing by itself, so many hours before the visit, without asking. */
export async function automate(page, hours) {
  await page.goto('/briefings?tab=automation');
  await page.getByRole('switch', { name: 'Send briefings by themselves' }).check();
  await page.getByText('Send without asking').click();
  await page.getByLabel('Hours before the visit', { exact: true }).fill(String(hours));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The automation is saved.')).toBeVisible();
}

export async function syncNow(page) {
  await page.goto('/sync');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText('Sync started.')).toBeVisible();
}

/** The row of a job in the queue of briefings. */
export function queued(page, job) {
  return page.getByRole('table', { name: 'Queue' }).getByRole('row').filter({ has: page.locator(`a[href="/jobs/${job}"]`) });
}

/** One of a list that opens under a field; a long list is typed into first. */
async function choose(page, label, option) {
  const field = page.getByRole('combobox', { name: label }).or(page.getByRole('textbox', { name: label }));
  await field.click();
  if (await field.isEditable()) await field.fill(option);
  await page.getByRole('option', { name: option, exact: true }).click();
}
