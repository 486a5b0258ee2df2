import { MantineProvider } from '@mantine/core';
import type { StatementSource } from '@plumbline/api-client';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import './texts';
import { StatementLine } from './StatementLine';

const about = { jobId: 'job_1', customerId: 'cus_1', writtenAt: '2026-11-21T18:00:00Z' };
const price: StatementSource = { kind: 'price', id: 'itm_1', label: 'Expansion tank, $212.00' };
const model: StatementSource = { kind: 'model', id: null, label: 'Written by a model' };

function show(sources: StatementSource[]) {
  render(
    <MantineProvider>
      <StatementLine text="Offer an expansion tank" sources={sources} about={about} />
    </MantineProvider>,
  );
}

describe('a line of a briefing', () => {
  it('opens what it rests on by keyboard, with time and trust, and closes again', async () => {
    show([price]);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('button')).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('Expansion tank, $212.00')).toBeVisible();
    expect(screen.getByText('as on record Nov 21, 6:00 PM')).toBeVisible();
    expect(screen.getByText('certain: on record')).toBeVisible();
    await userEvent.keyboard(' ');
    expect(screen.queryByText('Expansion tank, $212.00')).not.toBeInTheDocument();
  });
  it('that only the model says is called a guess', async () => {
    show([model]);
    await userEvent.click(screen.getByRole('button'));
    expect(screen.getByText('a guess: no record says it')).toBeVisible();
  });
  it('of which nothing is known is plain text', () => {
    show([]);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    expect(screen.getByText('Offer an expansion tank')).toBeVisible();
  });
});
