import { asProblem, keys, type Briefing, type JobItem, type Page } from '@plumbline/api-client';
import { addDays, Banner, Button, Quiet, Section, Select, useFormat } from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BriefingText } from '../../components/briefing/BriefingText';
import { api } from '../../lib/api';
import type { Lines } from './guidance';
import css from './Automation.module.css';

/** Writes a briefing for a job with the guidance as it stands in the form; nothing is stored or sent. */
export function GuidancePreview({ kind, guidance }: { kind: string; guidance: Lines & { version: number } }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState<string | null>(null);
  const range = { from: addDays(format.today(), -7), to: addDays(format.today(), 8), pageSize: 200 };
  const jobs = useQuery({
    queryKey: keys.list('jobs', { guidance: true, ...range }),
    queryFn: ({ signal }) => api.get<Page<JobItem>>('/api/jobs', { query: range, signal }),
  });
  const preview = useMutation({
    mutationFn: (jobId: string) =>
      api.post<Partial<Briefing>>(`/api/briefing/guidance/${kind}/previews`, { jobId, guidance }),
  });
  const items = jobs.data?.items ?? [];
  const shown = items.find(({ id }) => id === preview.variables);
  return (
    <Section title={t('guidance.preview')}>
      <div className={css.stack}>
        <Quiet>{t('guidance.previewWhy')}</Quiet>
        <div className={css.row}>
          <Select
            label={t('guidance.job')}
            placeholder={t('guidance.jobPlaceholder')}
            searchable
            w={300}
            maw="100%"
            data={items.map((one) => ({
              value: one.id,
              label: [one.number, one.jobType, one.customer?.name].filter(Boolean).join(' · '),
            }))}
            value={chosen}
            onChange={setChosen}
          />
          <Button
            variant="default"
            disabled={!chosen}
            loading={preview.isPending}
            onClick={() => chosen && preview.mutate(chosen)}
          >
            {t('guidance.run')}
          </Button>
        </div>
        {preview.error && (
          <Banner tone="red" role="alert">
            {asProblem(preview.error).detail}
          </Banner>
        )}
        {preview.data?.sections && (
          <div className={css.draft} role="status">
            <BriefingText
              sections={preview.data.sections}
              statements={preview.data.statements}
              about={{ jobId: preview.variables, customerId: shown?.customer?.id ?? null, writtenAt: null }}
            />
          </div>
        )}
      </div>
    </Section>
  );
}
