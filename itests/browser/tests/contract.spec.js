// The shapes the console is written against, held to what the appliance answers: every member that a shape promises is there.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { firstCompany } from './ids.js';

const shapes = join(dirname(fileURLToPath(import.meta.url)), '../../../bundles/ui/packages/api-client/src');
const source = readdirSync(shapes)
  .filter((name) => name.startsWith('contract'))
  .map((name) => readFileSync(join(shapes, name), 'utf8'))
  .join('\n');

/** Members that must be there; those with a question mark may be left out. */
function promised(shape) {
  const body = new RegExp(`export interface ${shape}\\b[^{]*\\{\\n([\\s\\S]*?)\\n\\}`).exec(source)?.[1];
  if (body === undefined) throw new Error(`There is no shape ${shape}`);
  return [...body.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1]);
}

const COMPANY = {
  Me: '/api/me',
  Security: '/api/me/security',
  Company: '/api/company',
  Branding: '/api/company/branding',
  CustomerItem: '/api/customers',
  JobItem: '/api/jobs',
  Technician: '/api/technicians',
  PluginInfo: '/api/plugins',
  SyncRun: '/api/sync/runs',
  Timer: '/api/timers',
  User: '/api/users',
  SystemInfo: '/api/system',
  AuditEntry: '/api/audit',
  PrivacySettings: '/api/privacy/settings',
  Automation: '/api/briefing/automation',
  Results: '/api/briefing/results',
  Guidance: '/api/briefing/guidance/plumbing',
  Thread: '/api/messages/threads',
  MailItem: '/api/mails',
};
const PLATFORM = {
  PlatformMe: '/api/platform/me',
  PlatformCompany: '/api/platform/companies',
  PlatformCompanyDetail: '/api/platform/companies/:company',
  PlatformHealth: '/api/platform/companies/:company/health',
  Branding: '/api/platform/branding',
};

for (const [state, table] of [['state.json', COMPANY], ['state-platform.json', PLATFORM]]) {
  test.describe(state, () => {
    test.use({ baseURL: process.env.PLUMBLINE_BASE, storageState: `target/${state}` });

    for (const [shape, path] of Object.entries(table)) {
      test(`${path} answers a ${shape}`, async ({ request }) => {
        const company = path.includes(':company') ? await firstCompany(request) : '';
        const answer = await request.get(process.env.PLUMBLINE_BASE + path.replace(':company', company));
        expect(answer.status()).toBe(200);
        const body = await answer.json();
        const one = body.items && !promised(shape).includes('items') ? body.items[0] : body;
        if (one === undefined) return; // An empty list promises nothing.
        expect(promised(shape).filter((member) => !(member in one))).toEqual([]);
      });
    }
  });
}
