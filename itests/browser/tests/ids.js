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
