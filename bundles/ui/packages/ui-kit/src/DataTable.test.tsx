import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { DataTable, type Column } from './DataTable';
import { NavigateContext } from './links';

interface Row {
  id: string;
  name: string;
  size: number;
}

const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', card: 'title', cell: (row) => row.name, sort: (row) => row.name },
  { id: 'size', header: 'Size', align: 'end', cell: (row) => row.size, sort: (row) => row.size },
];
const rows: Row[] = [
  { id: 'a', name: 'Furnace', size: 9 },
  { id: 'b', name: 'Drain', size: 10 },
];
const settled = { isPending: false, error: null, refetch: vi.fn() };

function show(element: ReactElement, navigate = vi.fn()) {
  render(
    <MantineProvider>
      <NavigateContext value={navigate}>{element}</NavigateContext>
    </MantineProvider>,
  );
  return navigate;
}

const table = (props: Partial<Parameters<typeof DataTable<Row>>[0]> = {}) => (
  <DataTable
    label="Things"
    columns={columns}
    rows={rows}
    rowKey={(row) => row.id}
    query={settled}
    empty={<p>Nothing here</p>}
    href={(row) => `/x/${row.id}`}
    {...props}
  />
);

const names = () => screen.getAllByRole('link').map((link) => link.textContent);

describe('DataTable', () => {
  it('says that it loads by its final shape', () => {
    show(table({ rows: undefined }));

    expect(screen.getByRole('table', { name: 'Things' })).toHaveAttribute('aria-busy', 'true');
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('shows its empty state instead of an empty table', () => {
    show(table({ rows: [] }));

    expect(screen.getByText('Nothing here')).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('tells why it could not be loaded and tries again', async () => {
    const refetch = vi.fn();
    show(
      table({
        rows: undefined,
        query: { isPending: false, error: { status: 503, detail: 'The database is being restored.' }, refetch },
      }),
    );

    expect(screen.getByRole('alert')).toHaveTextContent('The database is being restored.');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(refetch).toHaveBeenCalledOnce();
  });

  it('keeps the rows it has when a refresh fails', () => {
    show(table({ query: { isPending: false, error: { detail: 'No answer.' }, refetch: vi.fn() } }));

    expect(screen.getByRole('status')).toHaveTextContent('Shown as of the last answer. No answer.');
    expect(names()).toEqual(['Furnace', 'Drain']);
  });

  it('names the missing permission', () => {
    show(
      table({
        rows: undefined,
        query: {
          isPending: false,
          error: { status: 403, isMissingPermission: true, detail: 'audit.read is missing.' },
          refetch: vi.fn(),
        },
      }),
    );

    expect(screen.getByText('You may not see this')).toBeInTheDocument();
    expect(screen.getByText('audit.read is missing.')).toBeInTheDocument();
  });

  it('sorts up, down, and back to the given order', async () => {
    show(table());
    const size = screen.getByRole('button', { name: /Size/ });

    await userEvent.click(size);
    expect(names()).toEqual(['Furnace', 'Drain']);
    expect(screen.getByRole('columnheader', { name: /Size/ })).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(size);
    expect(names()).toEqual(['Drain', 'Furnace']);
    await userEvent.click(size);
    expect(names()).toEqual(['Furnace', 'Drain']);
  });

  it('is walked with j and k and followed with Enter', async () => {
    const navigate = show(table());

    await userEvent.keyboard('jj');
    expect(screen.getByRole('link', { name: 'Drain' })).toHaveFocus();
    await userEvent.keyboard('k{Enter}');

    expect(navigate).toHaveBeenCalledWith('/x/a');
  });

  it('puts rows under their groups', () => {
    show(table({ group: (row) => ({ key: row.name, label: `Group ${row.name}`, note: '1 job' }) }));

    const cells = screen.getAllByRole('row').map((row) => row.textContent);
    expect(cells.filter((text) => text?.startsWith('Group'))).toEqual(['Group Furnace 1 job', 'Group Drain 1 job']);
  });

  it('opens a row below itself', () => {
    show(table({ expanded: (row) => (row.id === 'b' ? <p>More about it</p> : null) }));

    expect(within(screen.getByRole('table')).getByText('More about it')).toBeInTheDocument();
  });
});
