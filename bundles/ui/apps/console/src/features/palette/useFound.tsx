import { keys, type CustomerItem, type JobItem, type Page } from '@plumbline/api-client';
import { addDays, useFormat } from '@plumbline/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { Building2, Wrench } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/session';
import type { PaletteGroup } from './useCommands';

const SHOWN = 6;

/** Customers by anything the server searches, and jobs of the months around today. */
export function useFound(q: string): { groups: PaletteGroup[]; isSearching: boolean } {
  const { t } = useTranslation();
  const format = useFormat();
  const can = useCan();
  const isWorth = q.length >= 2;
  const today = format.today();
  const customers = useQuery({
    queryKey: keys.list('customers', { palette: q }),
    queryFn: ({ signal }) => api.get<Page<CustomerItem>>('/api/customers', { query: { q, pageSize: SHOWN }, signal }),
    enabled: isWorth && can('customers.read'),
  });
  const range = { from: addDays(today, -120), to: addDays(today, 60) };
  const jobs = useQuery({
    queryKey: keys.list('jobs', { palette: q, ...range }),
    queryFn: ({ signal }) => api.get<Page<JobItem>>('/api/jobs', { query: { q, pageSize: SHOWN, ...range }, signal }),
    enabled: isWorth && can('jobs.read'),
  });
  if (!isWorth) return { groups: [], isSearching: false };
  const groups: PaletteGroup[] = [
    {
      label: t('palette.customers'),
      items: (customers.data?.items ?? []).slice(0, SHOWN).map((one) => ({
        id: one.id,
        label: one.name,
        note: [format.phone(one.phone), one.address ? format.address(one.address) : null]
          .filter((part) => part && part !== '–')
          .join(' · '),
        icon: <Building2 size={15} aria-hidden />,
        href: `/customers/${one.id}`,
      })),
    },
    {
      label: t('palette.jobs'),
      items: (jobs.data?.items ?? []).slice(0, SHOWN).map((one) => ({
        id: one.id,
        label: `${one.number} · ${one.jobType ?? t('job.noType')}`,
        note: [one.customer?.name, one.start ? format.day(format.localDate(one.start)) : null, one.technician?.name]
          .filter(Boolean)
          .join(' · '),
        icon: <Wrench size={15} aria-hidden />,
        href: `/jobs/${one.id}`,
      })),
    },
  ].filter((group) => group.items.length > 0);
  return { groups, isSearching: customers.isFetching || jobs.isFetching };
}
