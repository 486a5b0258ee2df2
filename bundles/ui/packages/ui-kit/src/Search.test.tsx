import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SearchField } from './Search';

function Page({ onSearch }: { onSearch: (value: string) => void }) {
  const [value, setValue] = useState('');
  return (
    <MantineProvider>
      <button type="button" onClick={() => setValue('from outside')}>
        Outside
      </button>
      <SearchField
        value={value}
        delay={5}
        placeholder="Search"
        onChange={(next) => {
          setValue(next);
          onSearch(next);
        }}
      />
    </MantineProvider>
  );
}

describe('SearchField', () => {
  it('reports once typing pauses and keeps what is typed', async () => {
    const onSearch = vi.fn();
    render(<Page onSearch={onSearch} />);

    await userEvent.keyboard('/');
    await userEvent.keyboard('galloway');

    await vi.waitFor(() => expect(onSearch).toHaveBeenLastCalledWith('galloway'));
    expect(screen.getByRole('searchbox')).toHaveValue('galloway');
  });

  it('is emptied by Escape', async () => {
    const onSearch = vi.fn();
    render(<Page onSearch={onSearch} />);
    await userEvent.type(screen.getByRole('searchbox'), 'x{Escape}');

    await vi.waitFor(() => expect(onSearch).toHaveBeenLastCalledWith(''));
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('follows a change from outside', async () => {
    render(<Page onSearch={vi.fn()} />);

    await userEvent.click(screen.getByText('Outside'));

    expect(screen.getByRole('searchbox')).toHaveValue('from outside');
  });
});
