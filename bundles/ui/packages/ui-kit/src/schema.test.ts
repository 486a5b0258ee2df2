import { describe, expect, it } from 'vitest';
import { initialValues, settingFaults, settingFields, submittedValues, type SettingSchema } from './schema';

const schema: SettingSchema = {
  type: 'object',
  required: ['baseUrl', 'clientSecret', 'days'],
  properties: {
    days: {
      type: 'integer',
      title: 'Days back',
      default: 180,
      minimum: 1,
      maximum: 3650,
      'x-unit': 'days',
      'x-order': 3,
    },
    clientSecret: { type: 'string', title: 'Client secret', writeOnly: true, 'x-order': 2 },
    baseUrl: { type: 'string', format: 'uri', 'x-order': 1, examples: ['https://api.example.com'] },
    mode: { type: 'integer', enum: [1, 2], 'x-labels': { '1': 'One', '2': 'Two' } },
    fromNumber: { type: 'string', pattern: '^\\+1[0-9]{10}$', examples: ['+19135550100'] },
    redact: { type: 'boolean', default: true },
  },
};
const fields = settingFields(schema);
const text = (key: string) => key;

describe('a form drawn from a schema', () => {
  it('follows the order given, then the order of writing', () => {
    expect(fields.map((field) => field.name)).toEqual([
      'baseUrl',
      'clientSecret',
      'days',
      'mode',
      'fromNumber',
      'redact',
    ]);
  });

  it('names a field without a title in words', () => {
    expect(fields.find((field) => field.name === 'fromNumber')?.label).toBe('From number');
  });

  it('never shows a stored secret', () => {
    const values = initialValues(fields, { clientSecret: { set: true }, baseUrl: 'https://a.example' });

    expect(values.clientSecret).toBe('');
    expect(values.baseUrl).toBe('https://a.example');
    expect(values.days).toBe(180);
  });

  it('leaves an untouched secret out, so that the stored one is kept', () => {
    const sent = submittedValues(fields, {
      ...initialValues(fields, { clientSecret: { set: true } }),
      baseUrl: ' https://a.example ',
    });

    expect(sent).toEqual({ baseUrl: 'https://a.example', days: 180, redact: true });
  });

  it('asks for a needed secret only while none is stored', () => {
    const values = { ...initialValues(fields, {}), baseUrl: 'https://a.example' };

    expect(settingFaults(fields, values, {}, text)).toEqual({ clientSecret: 'schema.required' });
    expect(settingFaults(fields, values, { clientSecret: { set: true } }, text)).toEqual({});
  });

  it('gives numbers and choices back in the type of the schema', () => {
    expect(submittedValues(fields, { days: '90', mode: '2' })).toMatchObject({ days: 90, mode: 2 });
  });

  it('says what is wrong before anything is sent', () => {
    const values = { baseUrl: 'api.example.com', clientSecret: 's', days: 0, fromNumber: '555' };

    expect(settingFaults(fields, values, {}, text)).toEqual({
      baseUrl: 'schema.address',
      days: 'schema.minimum',
      fromNumber: 'schema.patternExample',
    });
    expect(settingFaults(fields, { ...values, days: 1.5 }, {}, text).days).toBe('schema.integer');
  });

  it('draws nothing for a plug-in without settings', () => {
    expect(settingFields(null)).toEqual([]);
  });
});
