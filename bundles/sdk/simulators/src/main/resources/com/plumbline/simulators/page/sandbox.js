'use strict';

const $ = (selector, root = document) => root.querySelector(selector);
const phones = new Map();
const VENDORS = { servicetitan: 'ServiceTitan', twilio: 'Twilio', anthropic: 'Anthropic', property: 'Property register', openid: 'Identity provider', smtp: 'Mail' };

async function ask(method, path, body) {
  const response = await fetch(path, { method, body: body === undefined ? undefined : JSON.stringify(body), headers: body === undefined ? {} : { 'Content-Type': 'application/json' } });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : {};
  if (!response.ok) throw new Error(answer.error || `The sandbox answered ${response.status}.`);
  return answer;
}

const spoken = (number) => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
const clock = (at) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

/* Phones */

function phoneOf(number) {
  if (phones.has(number)) return phones.get(number);
  const article = $('#phone').content.cloneNode(true).firstElementChild;
  const form = $('form', article);
  const id = `answer-${number.replace(/\D/g, '')}`;
  $('label', form).htmlFor = id;
  $('label', form).textContent = `Answer from ${spoken(number)}`;
  form.elements.body.id = id;
  $('.messages', article).setAttribute('aria-label', `Messages on ${spoken(number)}`);
  $('.tel', article).textContent = spoken(number);
  const send = async (text) => {
    if (!text.trim()) return;
    form.elements.body.value = '';
    try {
      const answer = await ask('POST', '/sandbox/phone/replies', { from: number, body: text });
      say(answer.webhook.error || `Posted to ${answer.webhook.url}: ${answer.webhook.status}.`);
    } catch (error) { say(error.message); }
    refreshPhones();
  };
  form.addEventListener('submit', (event) => { event.preventDefault(); send(form.elements.body.value); });
  form.querySelectorAll('[data-text]').forEach((button) => button.addEventListener('click', () => send(button.dataset.text)));
  const phone = { article, shown: '' };
  phones.set(number, phone);
  if (phones.size === 1) $('#phones').replaceChildren();
  $('#phones').append(article);
  return phone;
}

function bubble(message) {
  const item = document.createElement('li');
  item.className = message.direction === 'inbound' ? 'sent' : 'received';
  const text = document.createElement('div');
  text.className = 'bubble';
  message.body.split(/(https?:\/\/\S+)/).forEach((part, index) => {
    text.append(index % 2 ? Object.assign(document.createElement('a'), { href: part, textContent: part, target: '_blank', rel: 'noopener' }) : part);
  });
  const about = document.createElement('div');
  about.className = message.error ? 'about failed' : 'about';
  const segments = message.segments === 1 ? '1 segment' : `${message.segments} segments`;
  about.textContent = [clock(message.at), segments, message.error || (message.status === 'delivered' || message.status === 'received' ? '' : message.status)].filter(Boolean).join(' · ');
  item.append(text, about);
  return item;
}

function showPhone(data) {
  const phone = phoneOf(data.phone);
  $('.name', phone.article).textContent = data.name || 'Phone';
  const messages = data.messages || [];
  const state = JSON.stringify(messages);
  if (state === phone.shown) return;
  phone.shown = state;
  const list = $('.messages', phone.article);
  if (messages.length) {
    list.replaceChildren(...messages.map(bubble));
    list.scrollTop = list.scrollHeight;
  } else {
    const empty = document.createElement('li');
    empty.className = 'empty';
    empty.textContent = 'No messages yet';
    list.replaceChildren(empty);
  }
}

async function refreshPhones() {
  (await ask('GET', '/sandbox/phones')).items.forEach(showPhone);
}

$('#open-phone').addEventListener('submit', (event) => {
  event.preventDefault();
  const digits = event.target.elements.number.value.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  if (digits.length !== 10) { say('A phone number has ten digits.'); return; }
  if (!phones.has(`+1${digits}`)) showPhone({ phone: `+1${digits}`, messages: [] });
  $('input', phones.get(`+1${digits}`).article).focus();
  event.target.reset();
});

/* Mails */

let mailsShown = '';

function linked(target, text) {
  text.split(/(https?:\/\/\S+)/).forEach((part, index) => {
    target.append(index % 2 ? Object.assign(document.createElement('a'), { href: part, textContent: part, target: '_blank', rel: 'noopener' }) : part);
  });
}

async function refreshMails() {
  const { items } = await ask('GET', '/sandbox/mails');
  const state = items.map((mail) => mail.at + mail.messageId).join();
  if (state === mailsShown) return;
  mailsShown = state;
  const rows = items.reverse().map((mail) => {
    const row = $('#mail').content.cloneNode(true).firstElementChild;
    $('.subject', row).textContent = mail.subject;
    $('.about', row).textContent = `${clock(mail.at)} · to ${mail.to} · from ${mail.fromHeader}`;
    linked($('pre', row), mail.text || '');
    return row;
  });
  const empty = Object.assign(document.createElement('p'), { className: 'empty', textContent: 'No mails yet' });
  $('#mails').replaceChildren(...(rows.length ? rows : [empty]));
}

$('#forget-mails').addEventListener('click', async () => { await ask('DELETE', '/sandbox/mails'); refreshMails(); });

/* Faults */

const faultForms = new Map();

function buildFaults() {
  for (const [vendor, name] of Object.entries(VENDORS)) {
    const form = $('#fault').content.cloneNode(true).firstElementChild;
    $('.vendor', form).textContent = name;
    form.querySelectorAll('option').forEach((option) => { if (option.value && option.classList.contains('smtp') !== (vendor === 'smtp')) option.remove(); });
    if (vendor !== 'twilio') form.querySelectorAll('.webhook').forEach((field) => field.remove());
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const given = form.elements;
      const fault = { rate: Number(given.rate.value) / 100 };
      if (given.status.value) fault.status = Number(given.status.value);
      if (Number(given.latencyMillis.value)) fault.latencyMillis = Number(given.latencyMillis.value);
      if (given.drop.checked) fault.drop = true;
      if (given.duplicateWebhooks?.checked) fault.duplicateWebhooks = true;
      if (Number(given.lateWebhooksMillis?.value)) fault.lateWebhooksMillis = Number(given.lateWebhooksMillis.value);
      try { await ask('PUT', `/sandbox/faults/${vendor}`, fault); } catch (error) { say(error.message); }
      refreshFaults();
    });
    $('.clear', form).addEventListener('click', async () => { await ask('DELETE', `/sandbox/faults/${vendor}`); form.reset(); refreshFaults(); });
    $('#faults').append(form);
    faultForms.set(vendor, form);
  }
}

function described(fault) {
  const modes = fault.modes || [fault];
  const parts = modes.map((mode) => [mode.latencyMillis ? `${mode.latencyMillis} ms late` : '', mode.status || '', mode.drop ? 'dropped' : ''].filter(Boolean).join(' ')).filter(Boolean);
  if (fault.duplicateWebhooks) parts.push('webhooks twice');
  if (fault.lateWebhooksMillis) parts.push(`webhooks ${fault.lateWebhooksMillis} ms late`);
  return parts.length ? `on: ${parts.join(', ')}, ${Math.round((fault.rate ?? 1) * 100)} %` : 'normal';
}

async function refreshFaults() {
  const faults = await ask('GET', '/sandbox/faults');
  faultForms.forEach((form, vendor) => {
    const state = described(faults[vendor]);
    $('.state', form).textContent = state;
    form.classList.toggle('on', state !== 'normal');
  });
}

/* Sign-in */

async function showSignOn() {
  const { items } = await ask('GET', '/sandbox/companies');
  const companies = [...items.map(({ key, name }) => [key, name]), ['platform', 'The platform']];
  const parts = await Promise.all(companies.map(async ([key, name]) => {
    const { issuer, clientId, clientSecret } = await ask('GET', `/sandbox/setup/sign-on?company=${key}&sandbox=${location.origin}`);
    const part = document.createElement('article');
    const list = document.createElement('dl');
    Object.entries({ Issuer: issuer, 'Client ID': clientId, 'Client secret': clientSecret }).forEach(([term, text]) => {
      list.append(Object.assign(document.createElement('dt'), { textContent: term }), Object.assign(document.createElement('dd'), { textContent: text }));
    });
    part.append(Object.assign(document.createElement('h3'), { textContent: name }), list);
    return part;
  }));
  $('#sign-on').replaceChildren(...parts);
}

/* Plans */

const PLANS = [
  { title: 'A job for today', button: 'Book it', plan: { action: 'addJob' }, fields: { summary: 'What is wrong' } },
  { title: 'A customer changes', button: 'Change', plan: { action: 'changeCustomer' }, fields: { id: 'Customer id (first if empty)', name: 'New name' } },
  { title: 'A job moves on', button: 'Move', plan: { action: 'changeJob' }, fields: { id: 'Job id', status: ['Scheduled', 'Dispatched', 'InProgress', 'Hold', 'Completed', 'Canceled'] } },
  { title: 'A number gets a fate', button: 'Set', plan: { action: 'magicNumber' }, fields: { phone: 'Phone', code: ['30003', '30007', '21610', '21614', '0'] } },
  { title: 'The model answers', button: 'Set', plan: { action: 'modelAnswer' }, fields: { mode: ['normal', 'schema-breaking', 'refusal', 'max_tokens', 'malformed'] } },
  { title: 'The identity provider gives wrong tokens', button: 'Set', plan: { action: 'identityProvider' }, fields: { flaw: ['none', 'issuer', 'audience', 'nonce', 'key', 'unsigned', 'expired'] } },
  { title: 'All access tokens expire', button: 'Expire', plan: { action: 'expireTokens' }, fields: {} },
  { title: 'Everything starts anew, around today', button: 'Start anew', plan: { action: 'reset' }, fields: {} },
];

function field(name, kind) {
  const label = document.createElement('label');
  const input = document.createElement(Array.isArray(kind) ? 'select' : 'input');
  input.name = name;
  if (Array.isArray(kind)) {
    label.append(name[0].toUpperCase() + name.slice(1));
    kind.forEach((word) => input.append(new Option(word)));
  } else {
    label.append(kind);
    input.autocomplete = 'off';
  }
  label.append(input);
  return label;
}

function buildPlans() {
  PLANS.forEach(({ title, button, plan, fields }) => {
    const form = document.createElement('form');
    form.className = 'plan';
    const heading = document.createElement('h3');
    heading.textContent = title;
    const buttons = document.createElement('div');
    buttons.className = 'buttons';
    buttons.append(Object.assign(document.createElement('button'), { textContent: button }));
    form.append(heading, ...Object.entries(fields).map(([name, kind]) => field(name, kind)), buttons);
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const body = { ...plan };
      for (const input of form.elements) {
        if (input.name && input.value.trim()) body[input.name] = ['id', 'code'].includes(input.name) ? Number(input.value) : input.value;
      }
      try { say(outcome((await ask('POST', '/sandbox/plans', body)).changed)); } catch (error) { say(error.message); }
      refreshCounts();
    });
    $('#plans').append(form);
  });
}

const outcome = (changed) => 'Done: ' + Object.entries(changed).map(([name, value]) => `${name} ${value?.jobNumber || value?.name || value?.id || value}`).join(', ') + '.';
const say = (text) => { $('#plan-result').textContent = text; };

/* Counts */

async function refreshCounts() {
  const counts = await ask('GET', '/sandbox/counts');
  const rows = Object.keys(counts).filter((name) => !name.endsWith('Cents')).map((name) => {
    const row = document.createElement('tr');
    const cents = counts[`${name}Cents`];
    const money = cents === undefined ? '' : (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
    [name.replace(/([A-Z])/g, ' $1').toLowerCase(), counts[name].toLocaleString('en-US'), money].forEach((text, column) => {
      const cell = document.createElement('td');
      cell.textContent = text;
      if (column) cell.className = 'number';
      row.append(cell);
    });
    return row;
  });
  $('#counts').replaceChildren(...rows);
}

async function live(work, every) {
  try {
    await work();
    $('#connection').textContent = '';
  } catch (error) {
    $('#connection').textContent = 'The sandbox does not answer. Trying again…';
  }
  setTimeout(() => live(work, every), every);
}

buildFaults();
buildPlans();
showSignOn().catch((error) => say(error.message));
live(refreshPhones, 1000);
live(refreshMails, 1000);
live(refreshFaults, 3000);
live(refreshCounts, 10000);
