/** Shapes of the REST contract. Ids are opaque strings with a prefix, times ISO 8601 in UTC, local dates `YYYY-MM-DD`. */

export interface Page<T> {
  items: T[];
  page: number;
  pageSize: number;
  total: number;
}

export interface Money {
  amount: string;
  currency: string;
}

export type Role = 'owner' | 'admin' | 'dispatcher' | 'csr' | 'technician' | 'bookkeeper' | 'platform-admin';
export const ROLES: Role[] = ['owner', 'admin', 'dispatcher', 'csr', 'technician', 'bookkeeper'];

export interface Tenant {
  id: string;
  name: string;
  zone: string;
  sandbox: boolean;
}

export interface Me {
  user: { id: string; name: string; email: string; role: Role };
  tenant: Tenant | null;
  permissions: string[];
  csrf: string;
  /** Whether a second factor has to be set up before anything else. */
  needsFactor?: boolean;
}

export interface User {
  id: string;
  name: string;
  email: string;
  role: Role;
  active: boolean;
  lastSignInAt?: string | null;
}

export interface ApiToken {
  id: string;
  name: string;
  role: Role;
  createdAt?: string | null;
  lastUsedAt?: string | null;
}

export interface AuditEntry {
  id: string;
  at: string;
  actor: { kind: 'user' | 'system' | 'token'; id: string | null; name: string };
  action: string;
  subject: { type: string; id: string; label?: string | null } | null;
  before?: unknown;
  after?: unknown;
  detail?: string | null;
}

export interface Address {
  street: string;
  unit?: string | null;
  city: string;
  state: string;
  zip: string;
  country?: string | null;
}

export interface Contact {
  id: string;
  type: string;
  value: string;
  memo?: string | null;
}

export interface CustomerItem {
  id: string;
  name: string;
  type: string;
  active: boolean;
  phone: string | null;
  email: string | null;
  address: Address | null;
  locations: number;
  jobs?: number | null;
  lastJobAt?: string | null;
  profile: { state: ProfileState; enrichedAt?: string | null } | null;
}

export interface Equipment {
  id: string;
  name: string;
  type?: string | null;
  manufacturer?: string | null;
  model?: string | null;
  serialNumber?: string | null;
  installedOn?: string | null;
  ageYears?: number | null;
  warrantyEnd?: string | null;
}

export interface Location {
  id: string;
  name: string;
  address: Address | null;
  contacts: Contact[];
  equipment: Equipment[];
}

export interface Customer extends Omit<CustomerItem, 'locations'> {
  externalId?: string | null;
  system?: string | null;
  contacts: Contact[];
  locations: Location[];
  doNotService?: boolean;
  balance?: Money | null;
  createdAt?: string | null;
  modifiedAt?: string | null;
  sourceAt?: string | null;
}

export interface Note {
  id: string;
  text: string;
  pinned: boolean;
  at: string;
  author: string | null;
  source: 'plumbline' | 'servicetitan';
}

export type ProfileState = 'none' | 'enriching' | 'ready' | 'failed';

export interface Fact {
  id: string;
  label: string;
  value: string;
  source: string | { kind: string; name: string | null; at: string | null };
  sourceKind: 'records' | 'equipment' | 'model' | 'property' | 'manual';
  confidence: 'high' | 'medium' | 'low';
  at: string;
  category?: 'home' | 'family' | 'personal';
  text?: string | null;
  expiresAt?: string | null;
  pinned?: boolean;
  refused?: boolean;
  /** Ids of facts that say something else about the same thing. */
  conflictsWith?: string[];
}

export interface Profile {
  state: ProfileState;
  enrichedAt: string | null;
  writer: 'model' | 'deterministic' | null;
  error?: string | null;
  personal: Fact[];
  family: Fact[];
  home: Fact[];
}

export type JobStatus = 'Scheduled' | 'Dispatched' | 'Working' | 'Hold' | 'Completed' | 'Canceled';
export const JOB_STATUSES: JobStatus[] = ['Scheduled', 'Dispatched', 'Working', 'Hold', 'Completed', 'Canceled'];

export type DeliveryState = 'created' | 'sent' | 'delivered' | 'failed';
export type BriefingState = 'writing' | 'ready' | 'failed';

export interface JobItem {
  id: string;
  number: string;
  status: JobStatus;
  jobType: string | null;
  businessUnit: string | null;
  priority: string | null;
  start: string | null;
  end: string | null;
  arrivalStart: string | null;
  arrivalEnd: string | null;
  customer: { id: string; name: string } | null;
  location: { id: string; address: Address | null } | null;
  technician: { id: string; name: string; phone: string | null } | null;
  total: Money | null;
  briefing: { id: string; state: BriefingState; deliveryState: DeliveryState | null } | null;
}

export interface Appointment {
  id: string;
  number: string;
  status: string;
  start: string | null;
  end: string | null;
  arrivalStart: string | null;
  arrivalEnd: string | null;
  technicians: { id: string; name: string }[];
}

export interface Job extends JobItem {
  summary: string | null;
  campaign: string | null;
  createdAt: string | null;
  completedAt: string | null;
  modifiedAt: string | null;
  externalId: string | null;
  system: string | null;
  appointments: Appointment[];
}

export interface Technician {
  id: string;
  name: string;
  team: string | null;
  active: boolean;
  phone: { effective: string | null; servicetitan: string | null; override: string | null };
  businessUnit: string | null;
  jobsToday: number;
}

export interface Delivery {
  id: string;
  state: DeliveryState;
  channel: string;
  to: string;
  technician: { id: string; name: string } | null;
  messageId: string | null;
  at: string;
  error?: string | null;
  timeline: { state: string; at: string; detail?: string | null }[];
}

export interface Briefing {
  id: string;
  jobId: string;
  customerId: string;
  technicianId: string | null;
  state: BriefingState;
  writer: 'model' | 'deterministic' | null;
  writerReason: string | null;
  model?: string | null;
  createdAt: string;
  updatedAt: string;
  readingSeconds: number | null;
  error?: string | null;
  sections: {
    summary: string[];
    offers: { title: string; why: string; how: string }[];
    positioning: string[];
    starters: string[];
    watch: string[];
    history: string[];
    equipment: string[];
  } | null;
  /** When the text was written; what its statements rest on is as it was then. */
  writtenAt?: string | null;
  /** Each line with what it rests on; empty for a text from before they were kept. */
  statements?: Statement[];
  sms: { body: string; segments: number; encoding: string } | null;
  link?: string | null;
  deliveries: Delivery[];
}

/** One line of a briefing, of an offer its title, with what it rests on, the closest first. */
export interface Statement {
  section: 'summary' | 'offers' | 'positioning' | 'starters' | 'watch' | 'history' | 'equipment';
  text: string;
  sources: StatementSource[];
}

export interface StatementSource {
  kind:
    | 'job'
    | 'equipment'
    | 'visit'
    | 'membership'
    | 'estimate'
    | 'note'
    | 'fact'
    | 'price'
    | 'customer'
    | 'guidance'
    | 'model';
  /** Of the record, to open it; null when there is none to open. */
  id: string | null;
  /** What it says there, short. */
  label: string;
}

export type MessageState =
  'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'dead' | 'held' | 'received' | 'canceled';

export interface Message {
  id: string;
  channel: 'sms' | 'email';
  direction: 'outbound' | 'inbound';
  to: string;
  from: string | null;
  body: string;
  state: MessageState;
  segments: number | null;
  carrier: string | null;
  carrierId: string | null;
  error: { code: string; text: string } | null;
  createdAt: string;
  sentAt: string | null;
  deliveredAt: string | null;
  dueAt: string | null;
  subject: { type: string; id: string } | null;
}

export interface Consent {
  /** A phone number or an e-mail address. */
  address: string;
  channel: 'sms' | 'email';
  phone: string | null;
  state: 'in' | 'out';
  at: string;
  source: string;
}

export interface IntegrationMessage {
  id: string;
  at: string;
  plugin: string;
  direction: 'in' | 'out' | 'inbound' | 'outbound';
  operation: string;
  status: 'ok' | 'failed' | 'retrying';
  httpStatus: number | null;
  millis: number | null;
  attempts: number | null;
  error: string | null;
  replayable: boolean;
}

export interface DeadLetter {
  id: string;
  type: string;
  subject: string | { type: string; id: string } | null;
  at: string;
  attempts: number;
  error: string | null;
  handler: string;
}

export type SyncScope = 'everything' | 'technicians' | 'jobs';

export interface SyncRun {
  id: string;
  kind: 'first' | 'delta' | 'full';
  trigger: 'manual' | 'hourly' | 'daily' | 'connect';
  state: 'running' | 'completed' | 'failed';
  startedAt: string;
  endedAt: string | null;
  error: string | null;
  progress: { entity: string | null; done: number; total: number | null } | null;
  entities: {
    entity: string;
    read: number;
    created: number;
    changed: number;
    unchanged: number;
    state: 'waiting' | 'running' | 'completed' | 'failed' | string;
  }[];
}

export interface Comparison {
  at: string | null;
  items: ComparisonItem[];
}

export interface ComparisonItem {
  entity: string;
  label?: string | null;
  ours: number | null;
  theirs: number | null;
  oursCents: number | null;
  theirsCents: number | null;
  differences: { kind: 'missing' | 'extra' | 'changed' | 'conflict'; externalId: string; detail: string | null }[];
}

export interface JsonSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  enum?: (string | number)[];
  items?: JsonSchema;
  default?: unknown;
  examples?: unknown[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  writeOnly?: boolean;
  'x-order'?: number | string[];
  'x-unit'?: string;
  'x-labels'?: Record<string, string>;
}

export type PluginState = 'ready' | 'awaiting_key' | 'degraded' | 'down' | 'off';

export interface PluginInfo {
  id: string;
  name: string;
  version: string;
  description: string | null;
  vendor: string | null;
  icon: string | null;
  enabled: boolean;
  sandbox: boolean;
  state: PluginState;
  reason: string | null;
  lastCallAt: string | null;
  lastError: string | null;
  needs: string[];
  offers: string[];
  schema: JsonSchema | null;
  settings: Record<string, unknown>;
  ui: unknown;
}

export interface PluginTest {
  ok: boolean;
  message: string;
  code: string | null;
  millis: number | null;
}

export interface Health {
  status: 'up' | 'degraded' | 'down';
  services?: { name: string; status: string; detail: string | null }[];
  plugins?: { id: string; tenant: string; status: PluginState }[];
}

export interface Timer {
  name: string;
  /** What it does, in a few words. */
  title?: string | null;
  plugin?: string | null;
  tenant: string | null;
  schedule: string;
  zone: string | null;
  nextRun: string | null;
  lastRun: string | null;
  lastResult: 'ok' | 'failed' | 'running' | 'missed' | null;
  lastDetail: string | null;
  lastMillis: number | null;
}

export interface SystemInfo {
  version: string;
  startedAt: string;
  storage: 'derby' | 'postgresql';
  memory: { usedBytes: number; maxBytes: number };
  disk: { freeBytes: number };
  bundles: { name: string; version: string; state: string }[];
  sandbox: boolean;
}

export interface Backup {
  id?: string;
  name?: string;
  at?: string;
  createdAt?: string;
  bytes?: number | null;
  state?: string | null;
  detail?: string | null;
}
