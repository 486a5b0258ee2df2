import { MantineProvider, Button } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { SchemaForm } from './SchemaForm';
import type { SettingSchema } from './schema';

const schema: SettingSchema = {
  type: 'object',
  required: ['apiKey'],
  properties: {
    apiKey: { type: 'string', title: 'API key', writeOnly: true, 'x-order': 1 },
    dailyTokens: { type: 'integer', title: 'Tokens a day', default: 500, minimum: 0, 'x-unit': 'tokens', 'x-order': 2 },
  },
};

function show(stored: Record<string, unknown>, onSubmit = vi.fn(), faults?: Record<string, string>) {
  render(
    <MantineProvider>
      <SchemaForm
        schema={schema}
        stored={stored}
        onSubmit={onSubmit}
        faults={faults}
        actions={() => <Button type="submit">Save</Button>}
      />
    </MantineProvider>,
  );
  return onSubmit;
}

describe('SchemaForm', () => {
  it('is not sent while something needed is missing, and says what', async () => {
    const onSubmit = show({});

    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('This is needed.')).toBeInTheDocument();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('sends what was typed', async () => {
    const onSubmit = show({});

    await userEvent.type(screen.getByLabelText(/API key/), 'k-1');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(onSubmit).toHaveBeenCalledWith({ apiKey: 'k-1', dailyTokens: 500 });
  });

  it('keeps a stored secret without showing it', async () => {
    const onSubmit = show({ apiKey: { set: true } });

    expect(screen.getByLabelText(/API key/)).toHaveValue('');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(onSubmit).toHaveBeenCalledWith({ dailyTokens: 500 });
  });

  it("shows the server's refusal at its field", () => {
    show({}, vi.fn(), { apiKey: 'The vendor refused this key.' });

    expect(screen.getByText('The vendor refused this key.')).toBeInTheDocument();
  });
});
