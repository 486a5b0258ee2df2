// What the office reads and answers: where a statement of a briefing is from, earlier versions of guidance, conversations by text, e-mails.
import { expect, test } from '@playwright/test';
import { violations } from './axe.js';
import { firstBriefing, firstConversation, firstIds } from './ids.js';

test.use({ baseURL: process.env.PLUMBLINE_BASE, storageState: 'target/state.json', viewport: { width: 1440, height: 900 }, bypassCSP: true });

test('every statement of a briefing is opened to its source by keyboard, with its time and how sure it is', { tag: ['@BRF-10', '@BRF-25'] }, async ({ page }) => {
  const { job } = await firstIds(page.request);
  const { statements } = await firstBriefing(page.request, job);
  expect(statements.length).toBeGreaterThan(3);
  await page.goto(`/jobs/${job}`);
  const lines = page.getByRole('button', { expanded: false }).and(page.getByTitle('Where this is from'));
  await expect(lines).toHaveCount(statements.length);
  for (let left = statements.length; left > 0; left--) {
    await lines.first().focus();
    await page.keyboard.press('Enter');
    await expect(lines).toHaveCount(left - 1);
  }
  for (const { sources } of statements) await expect(page.getByText(sources[0].label).first()).toBeVisible();
  await expect(page.getByText(/certain: on record|likely|your company's advice/).first()).toBeVisible();
  await clean(page, 'job-sources');
});

test('an earlier version of the guidance shows what has changed and is brought back as a new one', { tag: ['@BRF-12'] }, async ({ page }) => {
  await page.goto('/briefings?tab=guidance&kind=drain');
  const line = page.getByRole('textbox', { name: 'Line 1' }).first();
  const before = await line.inputValue();
  await line.fill(`${before} Ask first.`);
  await page.getByRole('button', { name: /^Save as version/ }).click();
  await expect(page.getByText(/is saved\. New briefings/)).toBeVisible();
  await page.getByRole('button', { name: /^Version 0/ }).click();
  await expect(page.locator('ins', { hasText: 'Ask first.' })).toBeVisible();
  await clean(page, 'guidance-versions');
  await page.getByRole('button', { name: /^Restore as version/ }).click();
  await expect(page.getByText(/is back as version/)).toBeVisible();
  await expect(line).toHaveValue(before);
});

test('a text is answered in its conversation, with segments and price before it goes', { tag: ['@NOT-05'] }, async ({ page }) => {
  const phone = await firstConversation(page.request);
  await page.goto('/messages');
  await page.getByRole('link', { name: 'Conversations' }).click();
  await expect(page.locator('[data-row-link]').first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const box = page.getByRole('textbox', { name: 'Answer' });
  await box.fill('Please call the office.');
  await expect(page.getByText('1 segment', { exact: true })).toBeVisible();
  await box.press('Control+Enter');
  const log = page.getByRole('log');
  await expect(log.getByText('Please call the office.')).toBeVisible();
  await expect(box).toHaveValue('');
  await page.request.post(`${process.env.PLUMBLINE_SANDBOX}/sandbox/phone/replies`, { data: { from: phone, body: 'Will do.' } });
  await expect(log.getByText('Will do.')).toBeVisible();
  await clean(page, 'conversation-answered');
});

async function clean(page, name) {
  await page.screenshot({ path: `target/screens/${name}.png`, fullPage: true });
  expect(await violations(page)).toEqual([]);
}
