// A small pretend company in the shapes of the contract: the same every time, dates relative to today. Invented people,
// phones 555-01xx.
const HOUR = 3_600_000;

export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const FIRST = [
  'Ada',
  'Ben',
  'Carla',
  'Dmitri',
  'Elena',
  'Farid',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Kira',
  'Luis',
  'Mona',
  'Nils',
  'Olga',
  'Pavel',
  'Rosa',
  'Sven',
  'Tara',
  'Ugo',
];
const LAST = [
  'Abbott',
  'Brandt',
  'Castellano',
  'Dunmore',
  'Eastwick',
  'Fairbanks',
  'Galloway',
  'Hargrove',
  'Ivers',
  'Jessup',
  'Kowalczyk',
  'Lindqvist',
  'Marchetti',
  'Northrup',
  'Okafor',
  'Prescott',
  'Quintero',
  'Rademacher',
  'Sandoval-Whitfield',
  'Thornbury',
];
const STREETS = [
  'Juniper Ct',
  'W 87th Ter',
  'Cedar Niles Rd',
  'Lone Elm Rd',
  'Sheridan St',
  'Quivira Ln',
  'Pflumm Rd',
  'Black Bob Dr',
  'Harmony View Dr',
  'Prairie Star Pkwy',
];
const CITIES = [
  ['Olathe', '66062'],
  ['Overland Park', '66212'],
  ['Lenexa', '66215'],
  ['Shawnee', '66216'],
  ['Leawood', '66209'],
  ['Gardner', '66030'],
];
const TYPES = [
  'Water heater, no hot water',
  'Drain clearing, main line',
  'Toilet repair',
  'Sump pump, inspection',
  'Furnace tune-up',
  'Leak detection',
  'Sewer camera inspection',
  'Faucet replacement',
  'AC, no cooling',
  'Estimate: repipe',
];
const UNITS = ['Plumbing Service', 'Drain & Sewer', 'HVAC Service'];
const TECHNICIANS = [
  'Marcus Vale',
  'Nadia Brook',
  'Owen Castor',
  'Priya Dale',
  'Quinn Ember',
  'Rafael Ford',
  'Sofia Grant',
  'Theo Hollis',
  'Uma Ives',
];

export function makeCompany({ customers = 5392, now = Date.now() } = {}) {
  const random = randomOf(20261121);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const phone = () => `+1913555${String(100 + Math.floor(random() * 100)).padStart(4, '0')}`;
  let serial = 1000;
  const id = (prefix) => `${prefix}_0HZX${String(++serial).padStart(9, '0')}`;
  const iso = (millis) => new Date(millis).toISOString();
  const address = () => {
    const [city, zip] = pick(CITIES);
    return {
      street: `${1000 + Math.floor(random() * 18000)} ${pick(STREETS)}`,
      unit: random() < 0.08 ? `#${1 + Math.floor(random() * 40)}` : null,
      city,
      state: 'KS',
      zip,
      country: 'USA',
    };
  };
  const technicians = TECHNICIANS.map((name, index) => ({
    id: id('tec'),
    name,
    team: ['North', 'South', 'Install'][index % 3],
    active: index !== 8,
    phone: {
      servicetitan: index === 6 ? null : phone(),
      override: index === 2 ? '+19135550177' : null,
      effective: null,
    },
    businessUnit: UNITS[index % 3],
    jobsToday: 0,
  }));
  for (const one of technicians) one.phone.effective = one.phone.override ?? one.phone.servicetitan;

  const people = Array.from({ length: customers }, (_, index) => {
    const commercial = random() < 0.09;
    const family = pick(LAST);
    const name = commercial
      ? `${family} ${pick(['Property Management', 'Dental', 'Bakery', 'Apartments', 'Brewing Co.'])}`
      : `${pick(FIRST)} ${family}`;
    return {
      id: id('cus'),
      name,
      type: commercial ? 'Commercial' : 'Residential',
      active: random() > 0.04,
      phone: phone(),
      email: random() < 0.7 ? `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com` : null,
      address: address(),
      locations: random() < 0.07 ? 2 : 1,
      jobs: Math.floor(random() * 9),
      lastJobAt: random() < 0.8 ? iso(now - random() * 900 * 24 * HOUR) : null,
      profile: index % 9 === 0 ? { state: 'ready', enrichedAt: iso(now - 6 * HOUR) } : null,
    };
  });

  const zoneMidnight = Math.floor((now - 6 * HOUR) / (24 * HOUR)) * 24 * HOUR + 6 * HOUR;
  const jobs = [];
  for (let day = -7; day <= 7; day++) {
    const count = day === 0 ? 31 : 18 + Math.floor(random() * 10);
    for (let n = 0; n < count; n++) {
      const customer = pick(people);
      const start =
        zoneMidnight + day * 24 * HOUR + (7 + Math.floor(random() * 11)) * HOUR + (random() < 0.3 ? HOUR / 2 : 0);
      const unassigned = n % 9 === 4;
      const technician = unassigned ? null : technicians[Math.floor(random() * 8)];
      const passed = start + 2 * HOUR < now;
      const status =
        random() < 0.04
          ? 'Canceled'
          : passed
            ? random() < 0.82
              ? 'Completed'
              : random() < 0.5
                ? 'Scheduled'
                : 'Hold'
            : start < now + HOUR && technician
              ? pick(['Dispatched', 'Working', 'Working'])
              : 'Scheduled';
      const state = random();
      jobs.push({
        id: id('job'),
        number: String(10400 + jobs.length),
        status,
        jobType: pick(TYPES),
        businessUnit: pick(UNITS),
        priority: random() < 0.12 ? 'High' : 'Normal',
        start: iso(start),
        end: iso(start + (1 + Math.floor(random() * 3)) * HOUR),
        arrivalStart: iso(start),
        arrivalEnd: iso(start + 2 * HOUR),
        customer: { id: customer.id, name: customer.name },
        location: { id: id('loc'), address: customer.address },
        technician: technician && { id: technician.id, name: technician.name, phone: technician.phone.effective },
        total: status === 'Completed' ? { amount: (80 + random() * 2400).toFixed(2), currency: 'USD' } : null,
        briefing:
          state < 0.35 || !technician
            ? null
            : {
                id: id('bri'),
                state: state < 0.4 ? 'writing' : state < 0.44 ? 'failed' : 'ready',
                deliveryState: state < 0.55 ? null : state < 0.6 ? 'sent' : state < 0.95 ? 'delivered' : 'failed',
              },
      });
    }
  }
  const today = new Date(now - 6 * HOUR).toISOString().slice(0, 10);
  for (const job of jobs) {
    const technician = technicians.find((one) => one.id === job.technician?.id);
    if (technician && new Date(Date.parse(job.start) - 6 * HOUR).toISOString().slice(0, 10) === today)
      technician.jobsToday++;
  }
  return { id, iso, now, today, technicians, customers: people, jobs, address, random, pick };
}

export function jobDetail(company, job) {
  return {
    ...job,
    summary:
      'Customer says the water runs cold after two minutes. 50 gallon gas tank in the garage, code on the gate is with the office. Please call ahead.',
    campaign: 'Fall tune-up postcard',
    createdAt: company.iso(Date.parse(job.start) - 50 * HOUR),
    completedAt: job.status === 'Completed' ? job.end : null,
    modifiedAt: company.iso(company.now - HOUR),
    externalId: '48213377',
    system: 'servicetitan',
    appointments: [
      {
        id: 'apt_1',
        number: `${job.number}-1`,
        status: job.status === 'Completed' ? 'Done' : job.status,
        start: job.start,
        end: job.end,
        arrivalStart: job.arrivalStart,
        arrivalEnd: job.arrivalEnd,
        technicians: job.technician ? [{ id: job.technician.id, name: job.technician.name }] : [],
      },
    ],
  };
}

export function customerDetail(company, customer) {
  return {
    ...customer,
    externalId: '7719230',
    system: 'servicetitan',
    contacts: [
      { id: 'con_1', type: 'mobile', value: customer.phone, memo: 'prefers a text' },
      { id: 'con_2', type: 'email', value: customer.email ?? 'home@example.com', memo: null },
      { id: 'con_3', type: 'phone', value: '+19135550142', memo: 'work, before 3 pm' },
    ],
    locations: [
      {
        id: 'loc_1',
        name: customer.name,
        address: customer.address,
        contacts: [{ id: 'con_9', type: 'phone', value: '+19135550160', memo: null }],
        equipment: [
          {
            id: 'eqp_1',
            name: 'Water heater, 50 gal gas',
            type: 'Water heater',
            manufacturer: 'Rheem',
            model: 'XG50T06HE40U0',
            serialNumber: 'Q211408822',
            installedOn: '2011-03-14',
            ageYears: 15,
            warrantyEnd: '2017-03-14',
          },
          {
            id: 'eqp_2',
            name: 'Furnace, 80,000 BTU',
            type: 'Furnace',
            manufacturer: 'Carrier',
            model: '59SC5A080',
            serialNumber: '4818A09921',
            installedOn: '2019-10-02',
            ageYears: 7,
            warrantyEnd: '2029-10-02',
          },
        ],
      },
    ],
    doNotService: false,
    balance: { amount: '149.95', currency: 'USD' },
    createdAt: '2014-06-02T15:00:00Z',
    modifiedAt: company.iso(company.now - 30 * HOUR),
    sourceAt: company.iso(company.now - HOUR),
  };
}

export function profileOf(company) {
  const at = company.iso(company.now - 2 * HOUR);
  const fact = (id, label, value, source, sourceKind, confidence = 'high') => ({
    id: `fct_${id}`,
    label,
    value,
    source,
    sourceKind,
    confidence,
    at,
  });
  return {
    state: 'ready',
    enrichedAt: at,
    writer: 'deterministic',
    error: null,
    personal: [
      fact(1, 'Customer for', '12 years, 9 jobs', 'Job history', 'records'),
      fact(2, 'Prefers', 'A text before arrival', 'Contact memo', 'records'),
      fact(3, 'Decides', 'On the spot in 6 of 8 estimates', 'Estimates', 'records', 'medium'),
      { ...fact(9, 'Calls', 'Mostly in the evening', 'Model', 'model', 'low'), refused: true },
    ],
    family: [{ ...fact(4, 'Pets', 'A dog, kept in the yard', 'Note of Mar 3, 2025', 'records'), pinned: true }],
    home: [
      fact(5, 'Water heater', '15 years old, out of warranty since 2017', 'Equipment list', 'equipment'),
      {
        ...fact(6, 'Built', '1987, copper supply lines', 'Property record', 'property', 'medium'),
        conflictsWith: ['fct_8'],
      },
      {
        ...fact(8, 'Built', '1991', 'Note of the office', 'manual', 'low'),
        conflictsWith: ['fct_6'],
        expiresAt: company.iso(company.now + 200 * 24 * HOUR),
      },
      fact(7, 'Main line', 'Cleared three times in two years', 'Job history', 'records'),
    ],
  };
}

export function briefingOf(company, job, extra = {}) {
  const at = company.iso(company.now - 25 * 60_000);
  return {
    id: job.briefing?.id ?? 'bri_new',
    jobId: job.id,
    customerId: job.customer.id,
    technicianId: job.technician?.id ?? null,
    state: 'ready',
    writer: 'deterministic',
    writerReason: 'No model is connected. Written from history, equipment, season and job type.',
    createdAt: at,
    updatedAt: at,
    readingSeconds: 48,
    error: null,
    sections: {
      summary: [
        'No hot water at a customer of 12 years. The tank is 15 years old and out of warranty: bring replacement options, not only a thermocouple.',
      ],
      offers: [
        {
          title: 'Replace the 50 gallon tank',
          why: '15 years old, the third repair in four years.',
          how: 'Show the date on the rating plate, then compare repair against six years of warranty.',
        },
        {
          title: 'Expansion tank and new shut-off',
          why: 'Closed system, none on file.',
          how: 'One visit, one price, while the water is off anyway.',
        },
      ],
      positioning: [
        'Lead with reliability before winter, not with price.',
        'She decided on the spot in six of eight estimates: bring good, better, best.',
      ],
      starters: [
        '“Nine years since we did your kitchen faucet. Is it still holding?”',
        '“I saw we texted you ahead last time. Did that work for you?”',
      ],
      watch: ['Dog in the yard: close the side gate.', 'Balance of $149.95 is open since October.'],
      history: [
        'Apr 2025: thermocouple replaced, $212.00',
        'Jan 2024: main line cleared, $389.00',
        'Oct 2022: anode rod, declined',
      ],
      equipment: [
        'Rheem 50 gal gas, installed March 2011, warranty ended 2017',
        'Carrier furnace, installed October 2019',
      ],
    },
    writtenAt: at,
    statements: [
      {
        section: 'watch',
        text: 'Dog in the yard: close the side gate.',
        sources: [
          { kind: 'fact', id: 'fct_1', label: 'Pets: a dog (from a note)' },
          { kind: 'visit', id: job.id, label: 'Apr 2025: Water heater repair' },
        ],
      },
      {
        section: 'offers',
        text: 'Replace the 50 gallon tank',
        sources: [{ kind: 'guidance', id: 'water-heater', label: 'Guidance: Water heater' }],
      },
      {
        section: 'starters',
        text: '“I saw we texted you ahead last time. Did that work for you?”',
        sources: [{ kind: 'model', id: null, label: 'Written by a model' }],
      },
    ],
    sms: {
      body: `${job.number} ${job.jobType}: ${job.customer.name}, 12 yrs, 9 jobs. Tank 15 yrs, out of warranty: offer replacement + expansion tank. Dog in yard. Ask about the faucet. plumbline.example/b/7Q4K2M`,
      segments: 2,
      encoding: 'GSM-7',
    },
    link: '/b/7Q4K2M',
    deliveries:
      job.briefing?.deliveryState === 'delivered'
        ? [
            {
              id: 'dlv_1',
              state: 'delivered',
              channel: 'sms',
              to: job.technician.phone ?? '+19135550101',
              technician: { id: job.technician.id, name: job.technician.name },
              messageId: 'msg_1',
              at,
              error: null,
              timeline: [
                { state: 'created', at, detail: null },
                { state: 'sent', at: company.iso(Date.parse(at) + 1200), detail: 'Twilio SM8f…21' },
                { state: 'delivered', at: company.iso(Date.parse(at) + 3900), detail: null },
              ],
            },
          ]
        : [],
    ...extra,
  };
}
