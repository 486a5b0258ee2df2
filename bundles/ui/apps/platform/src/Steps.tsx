import { asProblem, type CompanyState, type PlatformCompany } from '@plumbline/api-client';
import { Banner, Button, Modal, Textarea, TextInput } from '@plumbline/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient, tell, useCan } from './api';
import css from './Platform.module.css';

type Step = 'approve' | 'decline' | 'suspend' | 'reactivate' | 'close';

/** Which steps lead on from a state; the first is the likely one. */
export const STEPS: Record<CompanyState, Step[]> = {
  pending: ['approve', 'decline'],
  active: ['suspend', 'close'],
  suspended: ['reactivate', 'close'],
  declined: [],
  closing: ['reactivate'],
};
const PATHS = {
  approve: 'approvals',
  decline: 'declines',
  suspend: 'suspensions',
  reactivate: 'reactivations',
} as const;
const NEEDS_REASON: Step[] = ['decline', 'suspend', 'close'];

export function Steps({ company, path }: { company: PlatformCompany; path: string }) {
  const { t } = useTranslation();
  const can = useCan();
  const [step, setStep] = useState<Step | null>(null);
  if (!can('companies.write')) return null;
  return (
    <>
      {STEPS[company.state]?.map((one) => (
        <Button
          key={one}
          variant={one === 'approve' || one === 'reactivate' ? 'filled' : 'default'}
          onClick={() => setStep(one)}
        >
          {t(`step.${one}`)}
        </Button>
      ))}
      <Modal
        opened={step !== null}
        onClose={() => setStep(null)}
        title={step ? t(`step.${step}Title`, { name: company.name }) : ''}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {step && <Confirm step={step} company={company} path={path} onClose={() => setStep(null)} />}
      </Modal>
    </>
  );
}

function Confirm(props: { step: Step; company: PlatformCompany; path: string; onClose: () => void }) {
  const { step, company, path, onClose } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const needsReason = NEEDS_REASON.includes(step);
  const take = useMutation({
    mutationFn: () =>
      step === 'close'
        ? api.delete(path, { query: { reason: reason.trim() } })
        : api.post(`${path}/${PATHS[step]}`, needsReason ? { reason: reason.trim() } : {}),
    onSuccess: () => {
      tell(t(`step.${step}Done`, { name: company.name }));
      void queryClient.invalidateQueries({ queryKey: ['companies'] });
      onClose();
    },
  });
  const isReady = (!needsReason || reason.trim() !== '') && (step !== 'close' || typed.trim() === company.name);
  return (
    <form
      className={css.dialog}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) take.mutate();
      }}
    >
      <p>{t(`step.${step}Text`)}</p>
      {take.error && (
        <Banner tone="red" role="alert">
          {asProblem(take.error).detail}
        </Banner>
      )}
      {needsReason && (
        <Textarea
          data-autofocus
          label={t('step.reason')}
          description={t('step.reasonHint')}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {step === 'close' && (
        <TextInput
          label={t('step.typeName')}
          placeholder={company.name}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <div className={css.right}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" color={step === 'close' ? 'red' : undefined} disabled={!isReady} loading={take.isPending}>
          {t(`step.${step}`)}
        </Button>
      </div>
    </form>
  );
}
