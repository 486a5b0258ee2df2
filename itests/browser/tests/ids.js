import { expect } from '@playwright/test';

let known;

/** A customer and one of today's jobs whose technician can be reached, from the running demo. */
export async function firstIds(request) {
  if (!known) {
    const base = process.env.PLUMBLINE_BASE;
    const customers = await (await request.get(`${base}/api/customers?pageSize=1`)).json();
    const jobs = await (await request.get(`${base}/api/jobs?pageSize=200`)).json();
    const job = jobs.items.find(({ technician }) => technician?.phone);
    known = { customer: customers.items[0].id, job: job.id, technicianPhone: job.technician.phone };
  }
  return known;
}

/** As the platform admin sees them. */
export async function firstCompany(request) {
  const companies = await (await request.get(`${process.env.PLUMBLINE_BASE}/api/platform/companies`)).json();
  return companies.items[0].id;
}

/** A phone with which there is a conversation: a briefing is sent to the technician of today's job unless one was. */
export async function firstConversation(request) {
  const base = process.env.PLUMBLINE_BASE;
  const { job } = await firstIds(request);
  const read = async (path) => (await request.get(base + path)).json();
  const threads = await read('/api/messages/threads');
  if (threads.items.length > 0) return threads.items[0].phone;
  const briefing = await firstBriefing(request, job);
  const headers = { 'X-CSRF-Token': (await read('/api/me')).csrf };
  await request.post(`${base}/api/briefings/${briefing.id}/deliveries`, { headers, data: {} });
  return (await read('/api/messages/threads')).items[0].phone;
}

/** The job's briefing, written when there is none. */
export async function firstBriefing(request, job) {
  const base = process.env.PLUMBLINE_BASE;
  const read = async () => (await request.get(`${base}/api/jobs/${job}/briefing`)).json();
  if ((await read()).state !== 'ready') {
    const me = await (await request.get(`${base}/api/me`)).json();
    await request.post(`${base}/api/jobs/${job}/briefings`, { headers: { 'X-CSRF-Token': me.csrf }, data: {} });
    await expect.poll(async () => (await read()).state, { timeout: 60_000 }).toBe('ready');
  }
  return read();
}
