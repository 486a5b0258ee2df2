/**
 * Reads a plug-in's settings schema (JSON Schema, one flat object) into fields. Secrets carry `writeOnly`, the order comes
 * from `x-order`, a unit from `x-unit`.
 */
export interface SettingSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, SettingSchema>;
  required?: string[];
  enum?: (string | number)[];
  items?: SettingSchema;
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

export type FieldKind = 'text' | 'secret' | 'number' | 'integer' | 'boolean' | 'choice' | 'list' | 'long';

export interface SettingField {
  name: string;
  kind: FieldKind;
  label: string;
  description: string | null;
  required: boolean;
  unit: string | null;
  example: string | null;
  fallback: unknown;
  choices: { value: string; label: string }[];
  schema: SettingSchema;
}

export type SettingValues = Record<string, unknown>;

/** A stored secret comes back only as this mark. */
export function isSetSecret(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as { set?: unknown }).set === true;
}

export function settingFields(schema: SettingSchema | null | undefined): SettingField[] {
  const properties = Object.entries(schema?.properties ?? {});
  const order = schema?.['x-order'];
  const rank = (name: string, property: SettingSchema, place: number): number => {
    if (Array.isArray(order)) {
      const at = order.indexOf(name);
      return at < 0 ? 1000 + place : at;
    }
    const own = property['x-order'];
    return typeof own === 'number' ? own : 1000 + place;
  };
  return properties
    .map(([name, property], place) => ({ rank: rank(name, property, place), field: toField(name, property, schema) }))
    .sort((a, b) => a.rank - b.rank)
    .map((entry) => entry.field);
}

function toField(name: string, property: SettingSchema, parent: SettingSchema | null | undefined): SettingField {
  return {
    name,
    kind: kindOf(property),
    label: property.title ?? words(name),
    description: property.description ?? null,
    required: parent?.required?.includes(name) ?? false,
    unit: property['x-unit'] ?? null,
    example: property.examples?.[0] === undefined ? null : String(property.examples[0]),
    fallback: property.default,
    choices: (property.enum ?? []).map((value) => ({
      value: String(value),
      label: property['x-labels']?.[String(value)] ?? (typeof value === 'string' ? words(value) : String(value)),
    })),
    schema: property,
  };
}

function kindOf(property: SettingSchema): FieldKind {
  const type = Array.isArray(property.type) ? property.type.find((one) => one !== 'null') : property.type;
  if (property.writeOnly) return 'secret';
  if (property.enum) return 'choice';
  if (type === 'boolean') return 'boolean';
  if (type === 'integer') return 'integer';
  if (type === 'number') return 'number';
  if (type === 'array') return 'list';
  if (property.format === 'textarea' || (property.maxLength ?? 0) > 500) return 'long';
  return 'text';
}

/** What the form starts with: stored settings, then the schema's defaults; secrets always start empty. */
export function initialValues(fields: SettingField[], stored: SettingValues): SettingValues {
  return Object.fromEntries(
    fields.map((field) => {
      const value = stored[field.name];
      if (field.kind === 'secret') return [field.name, ''];
      if (value !== undefined && value !== null) return [field.name, field.kind === 'choice' ? String(value) : value];
      if (field.fallback !== undefined)
        return [field.name, field.kind === 'choice' ? String(field.fallback) : field.fallback];
      return [field.name, field.kind === 'boolean' ? false : field.kind === 'list' ? [] : ''];
    }),
  );
}

/**
 * What is sent: an empty optional field is left out, an untouched secret is left out so that the server keeps it, and
 * numbers and choices go back to the type of the schema.
 */
export function submittedValues(fields: SettingField[], values: SettingValues): SettingValues {
  const result: SettingValues = {};
  for (const field of fields) {
    const value = values[field.name];
    if (field.kind === 'list') {
      if (Array.isArray(value) && value.length > 0) result[field.name] = value;
    } else if (field.kind === 'boolean') {
      result[field.name] = Boolean(value);
    } else if (value !== '' && value !== null && value !== undefined) {
      result[field.name] = typed(field, value);
    }
  }
  return result;
}

function typed(field: SettingField, value: unknown): unknown {
  if (field.kind === 'number' || field.kind === 'integer') return Number(value);
  if (field.kind === 'choice') return field.schema.enum?.find((one) => String(one) === String(value)) ?? value;
  return typeof value === 'string' ? value.trim() : value;
}

export type FaultText = (key: string, values?: Record<string, unknown>) => string;

/** Faults by field name, said before anything is sent. The server checks the whole schema again. */
export function settingFaults(
  fields: SettingField[],
  values: SettingValues,
  stored: SettingValues,
  text: FaultText,
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const fault = faultOf(field, values[field.name], stored[field.name], text);
    if (fault) faults[field.name] = fault;
  }
  return faults;
}

function faultOf(field: SettingField, value: unknown, stored: unknown, text: FaultText): string | null {
  const { schema } = field;
  const empty = value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  if (empty) {
    const kept = field.kind === 'secret' && isSetSecret(stored);
    return field.required && !kept && field.kind !== 'boolean' ? text('schema.required') : null;
  }
  if (field.kind === 'number' || field.kind === 'integer') {
    const number = Number(value);
    if (!Number.isFinite(number)) return text('schema.number');
    if (field.kind === 'integer' && !Number.isInteger(number)) return text('schema.integer');
    if (schema.minimum !== undefined && number < schema.minimum)
      return text('schema.minimum', { minimum: schema.minimum });
    if (schema.maximum !== undefined && number > schema.maximum)
      return text('schema.maximum', { maximum: schema.maximum });
    return null;
  }
  if (typeof value === 'string') {
    if (schema.minLength !== undefined && value.length < schema.minLength)
      return text('schema.short', { minimum: schema.minLength });
    if (schema.maxLength !== undefined && value.length > schema.maxLength)
      return text('schema.long', { maximum: schema.maxLength });
    if (schema.format === 'uri' && !isWebAddress(value)) return text('schema.address');
    if (schema.pattern && !matches(schema.pattern, value)) {
      return field.example ? text('schema.patternExample', { example: field.example }) : text('schema.pattern');
    }
  }
  return null;
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s/]+/i.test(value.trim());
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value.trim());
  } catch {
    // A pattern that only the server's engine understands is left to the server.
    return true;
  }
}

/** `messagingServiceSid` → `Messaging service sid`. */
function words(name: string): string {
  const spaced = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
