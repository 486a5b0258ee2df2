// Walks through the console as a person does, in the system's Chromium against the pretend appliance, under the real
// Content-Security-Policy. node testing/walk.mjs
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startMock } from './server.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
let passed = 0;
let failed = 0;

async function walk(name, steps, { signedIn = true } = {}) {
  const mock = await startMock({ dist: path.join(here, '../target/dist'), customers: 800 });
  mock.state.signedIn = signedIn;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
  const page = await context.newPage();
  page.setDefaultTimeout(12_000);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      /Content Security Policy|Refused/.test(message.text()) &&
      complaints.push(message.text()),
  );
  const go = (address) => page.goto(mock.url + address);
  const see = async (locator) => (await locator.first().waitFor({ state: 'visible' }), locator.first());
  const gone = (locator) => locator.first().waitFor({ state: 'hidden' });
  try {
    await steps({ page, mock, go, see, gone, context });
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
    passed++;
    console.log(`  ok    ${name}`);
  } catch (error) {
    failed++;
    console.log(`  FAIL  ${name}\n        ${error.message.split('\n').slice(0, 6).join('\n        ')}`);
    await page.screenshot({ path: path.join(here, '../target', `walk-${failed}.png`) });
  } finally {
    await context.close();
    await mock.close();
  }
}

const check = (condition, message) => {
  if (!condition) throw new Error(message);
};

await walk(
  'signing in with a wrong password says so; the right one leads where one wanted to go',
  async ({ page, go, see }) => {
    await go('/technicians');
    await page.waitForURL(/sign-in/);
    await page.getByLabel('E-mail').fill('dana@example.com');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await see(page.getByRole('alert').getByText('E-mail or password is wrong.'));
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(/technicians/);
    await see(page.getByText('Marcus Vale'));
  },
  { signedIn: false },
);

await walk(
  'the first run makes the company from the one-time link',
  async ({ page, mock, go, see }) => {
    mock.state.setupNeeded = true;
    await go('/setup#one-time');
    await page.getByRole('button', { name: 'Create company' }).click();
    await see(page.getByText('Enter the name of the company.'));
    await page.getByLabel('Company').fill('Northside Plumbing');
    await page.getByLabel('Your name').fill('Dana Whitlock');
    await page.getByLabel('E-mail').fill('dana@example.com');
    await page.getByLabel('Password', { exact: true }).fill('a few good words');
    await page.getByLabel('Password again').fill('a few good words');
    await page.getByRole('button', { name: 'Create company' }).click();
    await page.waitForURL(/connections/);
    const sent = JSON.parse(mock.state.requests.find((one) => one.method === 'POST' && one.path === '/api/setup').body);
    check(
      sent.token === 'one-time' && sent.again === undefined,
      'the token goes to the server, the repeated password does not',
    );
  },
  { signedIn: false },
);

await walk('a change on the server is on the open screen without a reload', async ({ page, mock, go, see }) => {
  await go('/today');
  const job = mock.state.company.jobs.find(
    (one) => one.start.slice(0, 10) === mock.state.company.today && one.technician,
  );
  await see(page.getByText('Live', { exact: true }));
  await see(page.getByRole('link', { name: job.customer.name }));
  job.customer.name = 'Changed By The Vendor';
  mock.push('jobs', { ids: [job.id] });
  await see(page.getByRole('link', { name: 'Changed By The Vendor' }));
});

await walk('a lost line is told and heals by itself', async ({ page, mock, go, see }) => {
  await go('/today');
  await see(page.getByText('Live', { exact: true }));
  for (const socket of mock.sockets) socket.terminate();
  await see(page.getByText(/Last updated .* reconnecting/));
  await see(page.getByText('Live', { exact: true }));
});

await walk('a briefing is written, read, sent and seen to arrive', async ({ page, mock, go, see }) => {
  const job = mock.state.company.jobs.find((one) => !one.briefing && one.technician?.phone);
  await go(`/jobs/${job.id}`);
  await page.getByRole('button', { name: 'Write briefing' }).click();
  await see(page.getByText('Writing the briefing'));
  await see(page.getByText('What to offer'));
  await see(page.getByText('Written by rules'));
  await see(page.getByText('2 segments'));
  await page.getByRole('button', { name: 'Send to technician' }).click();
  await see(page.getByText('Created', { exact: true }).last());
  await see(page.getByText('Delivered to the phone'));
  const writes = mock.state.requests.filter((one) => one.method === 'POST');
  check(
    writes.every((one) => one.csrf === 'csrf-1'),
    'every write carries the CSRF token',
  );
});

await walk('sending without a phone says what to do, and another phone works', async ({ page, mock, go, see }) => {
  const job = mock.state.company.jobs.find(
    (one) => one.briefing?.state === 'ready' && one.technician && !one.technician.phone,
  );
  await go(`/jobs/${job.id}`);
  await see(page.getByText('no phone on file'));
  check(await page.getByRole('button', { name: /^Send/ }).isDisabled(), 'nothing to send to');
  await page.getByRole('button', { name: 'Other phone' }).click();
  await page.getByLabel('Other phone').fill('(913) 555-0123');
  await page.getByRole('button', { name: /^Send/ }).click();
  await see(page.getByText('Delivered to the phone'));
});

await walk('enrichment shows that it runs, then the facts with their sources', async ({ page, mock, go, see }) => {
  mock.state.profile = { state: 'none', enrichedAt: null, writer: null, personal: [], family: [], home: [] };
  await go(`/customers/${mock.state.company.customers[0].id}`);
  await page.getByRole('button', { name: 'Enrich' }).click();
  await see(page.getByText('Gathering facts'));
  await see(page.getByText('15 years old, out of warranty since 2017'));
  await see(page.getByText('Equipment list'));
});

await walk('customers: instant search, scrolling through all, keyboard', async ({ page, mock, go, see }) => {
  await go('/customers');
  const total = mock.state.company.customers.filter((one) => one.active).length;
  await see(page.getByText(`of ${total}`));
  await page.getByRole('region', { name: 'Customers' }).evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await see(page.getByText(new RegExp(`–${total} of ${total}`)));
  await see(page.getByRole('link', { name: mock.state.company.customers.filter((one) => one.active).at(-1).name }));
  await page.getByRole('searchbox').fill('galloway');
  await page.waitForURL(/q=galloway/);
  await see(page.getByRole('link', { name: /Galloway/ }));
  await page.getByRole('searchbox').press('ArrowDown');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.waitForURL(/customers\/cus_/);
  await page.goBack();
  check((await page.getByRole('searchbox').inputValue()) === 'galloway', 'the search is in the URL');
});

await walk('the day: filters in the URL, a job beside the list, Escape closes it', async ({ page, go, see, gone }) => {
  await go('/today');
  await see(page.getByRole('table', { name: 'Jobs' }).getByRole('link'));
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await see(page.getByRole('complementary', { name: 'Job beside the list' }));
  check(/job=job_/.test(page.url()), 'the URL holds the job');
  await page.keyboard.press('Escape');
  await gone(page.getByRole('complementary', { name: 'Job beside the list' }));
  await page.getByText('Board', { exact: true }).click();
  await see(page.getByRole('region', { name: 'Day by technician' }));
  await page.getByText('Week', { exact: true }).click();
  await see(page.getByText(/Monday, /));
});

await walk('the palette finds customers and jobs, goes to pages and acts', async ({ page, mock, go, see, gone }) => {
  await go('/today');
  await see(page.getByRole('table', { name: 'Jobs' }));
  await page.keyboard.press('Control+k');
  await see(page.getByPlaceholder(/Search customers and jobs/));
  await page.keyboard.type('okafor');
  await see(page.getByRole('dialog').getByText(/Okafor/));
  await page.keyboard.press('Enter');
  await page.waitForURL(/(customers|jobs)\//);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('sync now');
  await see(page.getByRole('dialog').getByText('Sync now'));
  await page.keyboard.press('Enter');
  await see(page.getByText('Sync started.'));
  check(
    mock.state.requests.some((one) => one.method === 'POST' && one.path === '/api/sync/runs'),
    'the run was asked for',
  );
  await gone(page.getByRole('dialog'));
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.waitForURL(/sync/);
});

await walk('what is typed while the palette loads is not lost', async ({ page, go, see }) => {
  await page.route(/assets\/Palette-.*\.js/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await go('/technicians');
  await see(page.getByText('Marcus Vale'));
  await page.keyboard.press('Control+k');
  await page.keyboard.type('go away');
  check(page.url().endsWith('/technicians'), 'no shortcut of the page was taken');
  await see(page.getByPlaceholder(/Search customers and jobs/));
  check((await page.getByPlaceholder(/Search customers and jobs/).inputValue()) === 'go away', 'every letter arrived');
});

await walk('a plug-in that crashes is named and can be turned off by who may', async ({ page, mock, go, see }) => {
  mock.state.files.set('/plugins/servicetitan/1.0.0/page.js', {
    text: "export default { activate: () => ({ pages: { main: () => { throw new Error('Boiler is cold.') } } }) };",
    headers: {},
  });
  mock.state.uiPlugins = {
    revision: 2,
    plugins: [
      {
        id: 'com.example.boiler',
        name: 'Boiler watch',
        version: '1.0.0',
        uiApi: 1,
        entry: 'page.js',
        baseUrl: '/plugins/servicetitan/1.0.0/',
        pages: [{ id: 'main', path: '', title: 'Boiler' }],
        menu: [{ id: 'main', label: 'Boiler', page: 'main' }],
      },
    ],
  };
  await go('/x/com.example.boiler/');
  await see(page.getByText('Boiler watch stopped working here. Boiler is cold.'));
  await page.getByRole('button', { name: 'Disable' }).click();
  await see(page.getByText(/Boiler watch is off for the whole company/));
  const sent = mock.state.requests.find((one) => one.method === 'PUT');
  check(
    sent.path === '/api/plugins/servicetitan/settings' && !JSON.parse(sent.body).enabled,
    'the plug-in is disabled',
  );
});

await walk('a running sync shows live progress, then its end', async ({ page, mock, go, see, gone }) => {
  await go('/sync');
  await page.getByRole('button', { name: 'Sync now' }).first().click();
  await see(page.getByRole('progressbar'));
  const run = mock.state.office.runs[0];
  run.progress = { entity: 'customers', done: 1234, total: 5392 };
  mock.push('sync', {
    kind: 'progress',
    ids: [run.id],
    data: { ...run, progress: { entity: 'customers', done: 1234, total: 5392 } },
  });
  await see(page.getByText('1,234 of 5,392'));
  Object.assign(run, { state: 'completed', endedAt: new Date().toISOString(), progress: null });
  mock.push('sync', { ids: [run.id] });
  await gone(page.getByRole('progressbar'));
});

await walk(
  'a connection: fault at its field, test, save, disconnect with a question',
  async ({ page, mock, go, see, gone }) => {
    await go('/connections/servicetitan');
    await page.getByLabel('Tenant id').fill('abc');
    await page.getByRole('button', { name: 'Save' }).click();
    await see(page.getByText(/This does not have the expected form/));
    await page.getByLabel('Tenant id').fill('0');
    await page.getByRole('button', { name: 'Save' }).click();
    await see(page.getByText('ServiceTitan tenant ids are above zero.'));
    await page.getByLabel('Tenant id').fill('42');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await see(page.getByText(/Token received/));
    await page.getByRole('button', { name: 'Save' }).click();
    await see(page.getByText('ServiceTitan is saved.'));
    const sent = JSON.parse(mock.state.requests.findLast((one) => one.method === 'PUT').body);
    check(!('clientSecret' in sent.settings), 'an untouched secret is not sent');
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await see(page.getByText(/keys are erased and its work stops/));
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await see(page.getByText('Off', { exact: true }));
    await gone(page.getByRole('button', { name: 'Disconnect' }));
  },
);

await walk(
  'a plug-in page comes, is replaced and goes while the console runs',
  async ({ page, mock, go, see, gone }) => {
    const serve = (version, text) => {
      const base = `/plugins/com.example.parts/${version}`;
      mock.state.files.set(
        `${base}/index.js`,
        `import { createElement as h, useState } from 'react';
       import { useQuery } from '@tanstack/react-query';
       import { useHost } from '@plumbline/plugin-sdk';
       import { Button } from '@plumbline/ui-kit';
       function Page() {
         const host = useHost();
         const [count, setCount] = useState(0);
         const me = useQuery({ queryKey: ['me'] });
         return h('div', null, h('p', null, '${text} for ' + me.data.user.name + ', ' + host.pluginId),
           h(Button, { onClick: () => setCount(count + 1) }, 'Count ' + count));
       }
       function Panel({ jobId }) { return h('p', null, 'Parts of ' + jobId); }
       function Broken() { throw new Error('no such part'); }
       export default { activate: () => ({ pages: { main: Page }, panels: { side: Panel, broken: Broken } }) };`,
      );
      mock.state.uiPlugins = {
        revision: version,
        plugins: [
          {
            id: 'com.example.parts',
            name: 'Parts',
            version,
            uiApi: 1,
            entry: 'index.js',
            baseUrl: base,
            menu: [{ id: 'm', label: 'Parts finder', page: 'main' }],
            pages: [{ id: 'main', path: '', title: 'Parts finder' }],
            panels: [
              { id: 'side', slot: 'job.detail.side', title: 'Parts' },
              { id: 'broken', slot: 'job.detail.side', title: 'Broken parts' },
            ],
          },
        ],
      };
      mock.push('ui.plugins');
    };
    await go('/today');
    await see(page.getByText('Live', { exact: true }));
    serve('1.0.0', 'First parts');
    await (await see(page.getByRole('link', { name: 'Parts finder' }))).click();
    await see(page.getByText('First parts for Dana Whitlock, com.example.parts'));
    await page.getByRole('button', { name: 'Count 0' }).click();
    await see(page.getByRole('button', { name: 'Count 1' }));
    serve('1.1.0', 'Second parts');
    await see(page.getByText('Second parts for Dana Whitlock'));
    const job = mock.state.company.jobs[0];
    await page.evaluate((address) => history.pushState(null, '', address), `/jobs/${job.id}`);
    await go(`/jobs/${job.id}`);
    await see(page.getByText(`Parts of ${job.id}`));
    await see(page.getByText(/no such part/));
    mock.state.uiPlugins = { revision: 3, plugins: [] };
    mock.push('ui.plugins');
    await gone(page.getByRole('link', { name: 'Parts finder' }));
  },
);

await walk(
  'a refused page says which permission is missing, a failed one can be tried again',
  async ({ page, mock, go, see }) => {
    mock.state.faults.set('/api/audit', {
      status: 403,
      code: 'permission.missing',
      detail: 'Your role lacks audit.read.',
    });
    await go('/audit');
    await see(page.getByText('You may not see this'));
    mock.state.faults.clear();
    mock.state.faults.set('/api/technicians', {
      status: 500,
      code: 'server.failure',
      detail: 'The database is being restored.',
    });
    await go('/technicians');
    await see(page.getByText('The database is being restored.'));
    mock.state.faults.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await see(page.getByText('Marcus Vale'));
  },
);

await walk('a technician gets a phone of our own; a wrong number is refused in words', async ({ page, go, see }) => {
  await go('/technicians');
  await page.getByRole('button', { name: 'Set a phone' }).first().click();
  await page.getByLabel('Set here').fill('555');
  await page.getByRole('button', { name: 'Save' }).click();
  await see(page.getByText('Enter ten digits, as (913) 555-0123.'));
  await page.getByLabel('Set here').fill('+19135550188');
  await page.getByRole('button', { name: 'Save' }).click();
  await see(page.getByText(/is now reached at \(913\) 555-0188/));
});

await walk('dead letters are done again or let go; people and tokens are made', async ({ page, go, see }) => {
  await go('/messages?tab=dead-letters');
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await see(page.getByText('Queued again.'));
  await page.getByRole('button', { name: 'Discard' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await see(page.getByText('No dead letters'));
  await go('/users');
  await page.getByRole('button', { name: 'Add person' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Noor Haddad');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('noor@example.com');
  await page.getByLabel('Password', { exact: true }).fill('a few good words');
  await page.getByRole('dialog').getByRole('button', { name: 'Add person' }).click();
  await see(page.getByText('Noor Haddad can sign in now.'));
  await go('/users?tab=tokens');
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('What is it for?').fill('Nightly export');
  await page.getByRole('dialog').getByRole('button', { name: 'New token' }).click();
  await see(page.getByText('The token is shown once.'));
  check(
    (await page.getByRole('dialog').getByRole('textbox').inputValue()).startsWith('plt_'),
    'the secret is shown once',
  );
});

await walk(
  'a company signs up, confirms by the mail link, and sees what is missing',
  async ({ page, mock, go, see }) => {
    await go('/sign-in');
    await page.getByRole('link', { name: 'Sign up a company' }).click();
    await page.getByRole('button', { name: 'Sign up' }).click();
    await see(page.getByText('Enter the name of your company.'));
    await page.getByLabel('Company').fill('Northside Drain');
    await page.getByLabel('Your name').fill('Noor Haddad');
    await page.getByLabel('Phone').fill('(913) 555-0142');
    await page.getByLabel('E-mail').fill('noor@example.com');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await see(page.getByRole('heading', { name: 'Look into your mail' }));
    await go('/sign-up/confirm#mailed');
    await page.getByLabel('Password', { exact: true }).fill('a few good words');
    await page.getByLabel('Password again').fill('a few good words');
    await page.getByRole('button', { name: 'Confirm and sign in' }).click();
    await page.waitForURL(/company/);
    await see(page.getByText('Your company waits for approval.', { exact: false }));
    await see(page.getByText('Connect ServiceTitan'));
    const sent = JSON.parse(mock.state.requests.find((one) => one.path === '/api/signups/confirmations').body);
    check(sent.token === 'mailed' && sent.again === undefined, 'the token came from behind the #');
  },
  { signedIn: false },
);

await walk(
  'a second factor is asked for; a wrong code is said, a right one leads in',
  async ({ page, mock, go, see }) => {
    mock.state.secondFactor = true;
    await go('/technicians');
    await page.getByLabel('E-mail').fill('dana@example.com');
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByLabel('Code from your authenticator app').fill('000 000');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await see(page.getByText('The code is wrong or too old.'));
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await see(page.getByLabel('Recovery code'));
    await page.getByRole('button', { name: 'Use a code from the app' }).click();
    await page.getByLabel('Code from your authenticator app').fill('123 456');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.waitForURL(/technicians/);
  },
  { signedIn: false },
);

await walk(
  'a forgotten password is replaced by the link from the mail',
  async ({ page, go, see }) => {
    await go('/sign-in');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByLabel('E-mail').fill('dana@example.com');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await see(page.getByText(/a link is on its way/));
    await go('/sign-in');
    await go('/reset#token');
    await page.getByLabel('New password', { exact: true }).fill('other good words');
    await page.getByLabel('Password again').fill('another thing');
    await page.getByRole('button', { name: 'Save the password' }).click();
    await see(page.getByText('The two passwords differ.'));
    await page.getByLabel('Password again').fill('other good words');
    await page.getByRole('button', { name: 'Save the password' }).click();
    await see(page.getByRole('heading', { name: 'The new password is set' }));
  },
  { signedIn: false },
);

await walk('my account: app with QR code, codes shown once, a passkey, other devices', async (world) => {
  const { page, go, see, gone, context, mock } = world;
  const devices = await context.newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${mock.url.replace('127.0.0.1', 'localhost')}/account`);
  await page.getByRole('button', { name: 'Set up' }).click();
  await see(page.getByRole('img', { name: 'QR code for the authenticator app' }));
  await page.getByLabel('Code that the app shows now').fill('123456');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await see(page.getByRole('dialog').getByText('These are shown once.', { exact: false }));
  check((await page.getByRole('dialog').getByRole('listitem').count()) === 10, 'ten codes');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await see(page.getByText('On. Signing in asks for a code of the app.'));
  await page.getByRole('button', { name: 'Add passkey' }).click();
  await page.getByLabel('What is it kept on?').fill('Front desk');
  await page.getByRole('dialog').getByRole('button', { name: 'Add passkey' }).click();
  await see(page.getByText('The passkey is added.'));
  const made = JSON.parse(mock.state.requests.find((one) => one.path === '/api/me/passkeys').body);
  check(made.credential.response.attestationObject.length > 40, 'the browser made a key');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await gone(page.getByText('Safari on iPhone'));
  void go;
});

await walk('the queue is worked by keyboard; automation and guidance are changed', async ({ page, mock, go, see }) => {
  await go('/briefings');
  await see(page.getByText('Waits for you'));
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await see(page.getByText('Approved. It goes out at its time.'));
  check(mock.state.pages.queue[1].state === 'ready', 'the held one was approved');
  await page.getByRole('button', { name: 'Stop' }).first().click();
  await see(page.getByText('Stopped. It does not go out.'));
  await page.getByRole('link', { name: 'Automation' }).click();
  await page.getByText('Send without asking').click();
  await page.getByRole('button', { name: 'Save' }).click();
  await see(page.getByText('The automation is saved.'));
  check(mock.state.pages.automation.mode === 'automatic', 'the mode was sent');
  await page.getByRole('link', { name: 'Guidance' }).click();
  await page.getByRole('textbox', { name: 'Line 1' }).nth(1).fill('Ask for the dog first.');
  await page.getByRole('combobox', { name: 'Job' }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Preview' }).click();
  await see(page.getByText('With your words: Ask for the dog first.'));
  await page.getByRole('button', { name: 'Save as version 4' }).click();
  await see(page.getByText(/Version 4 is saved/));
});

await walk(
  'facts are corrected, pinned and refused; a customer is erased by its name',
  async ({ page, mock, go, see }) => {
    const customer = mock.state.company.customers[0];
    await go(`/customers/${customer.id}`);
    await see(page.getByText('conflicts with: 1991'));
    await page.getByRole('button', { name: 'What to do with Pets' }).click();
    await page.getByRole('menuitem', { name: 'Correct' }).click();
    await page.getByRole('dialog').getByLabel('Fact').fill('Two dogs, in the yard');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await see(page.getByText('Two dogs, in the yard'));
    await page.getByRole('button', { name: 'What to do with Main line' }).click();
    await page.getByRole('menuitem', { name: 'Refuse' }).click();
    await see(page.getByText('Refused: it is not used and does not come back.'));
    await page.getByRole('button', { name: 'Add fact' }).click();
    await page.getByRole('dialog').getByLabel('Fact').fill('Has diabetes');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await see(page.getByText('Facts on health or religion are refused.'));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Erase customer data' }).click();
    const erase = page.getByRole('dialog').getByRole('button', { name: 'Erase customer data' });
    check(await erase.isDisabled(), 'not before the name is typed');
    await page.getByLabel("Type the customer's name to confirm").fill(customer.name);
    await erase.click();
    await see(page.getByText(/Erasing has begun/));
  },
);

await walk(
  'the platform approves, suspends with a reason, and never asks for a customer',
  async ({ page, mock, go, see }) => {
    await go('/platform/');
    await page.getByLabel('E-mail').fill('pat@example.com');
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Northside Drain & Sewer' }).click();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await see(page.getByText('Northside Drain & Sewer is active.'));
    await page.getByRole('button', { name: 'Suspend' }).click();
    const suspend = page.getByRole('dialog').getByRole('button', { name: 'Suspend' });
    check(await suspend.isDisabled(), 'not without a reason');
    await page.getByLabel('Reason').fill('Not paid.');
    await suspend.click();
    await see(page.getByText('Reason: Not paid.'));
    await go('/platform/companies/second');
    await see(page.getByRole('table', { name: 'Dead letters' }));
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await see(page.getByText('Queued again.'));
    check(
      mock.state.requests.every((one) => /^\/api\/(platform\/|session\/oidc$)/.test(one.path)),
      'nothing but the platform was asked',
    );
  },
);

await walk('colours follow the system and a choice is remembered', async ({ page, go, see, context }) => {
  await go('/today');
  const scheme = () => page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'));
  check((await scheme()) === 'dark', 'dark as the system');
  await page.getByRole('button', { name: /Dana Whitlock/ }).click();
  await page.getByRole('menuitem', { name: 'Light' }).click();
  check((await scheme()) === 'light', 'light as chosen');
  await page.reload();
  await see(page.getByRole('table', { name: 'Jobs' }));
  check((await scheme()) === 'light', 'still light');
  check((await context.cookies()).length === 0, 'nothing in cookies');
});

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
