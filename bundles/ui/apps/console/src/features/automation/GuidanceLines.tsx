import type { GuidancePart, GuidanceRule } from '@plumbline/api-client';
import { ActionIcon, Button, NumberInput, Section, TagsInput, Textarea, TextInput } from '@plumbline/ui-kit';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import css from './Automation.module.css';

interface Props {
  part: GuidancePart;
  rules: GuidanceRule[];
  signs: string[];
  disabled: boolean;
  /** Refusals of the server by place: `offers[2].title`. */
  faults: Record<string, string>;
  onChange: (rules: GuidanceRule[]) => void;
}

/** The lines of one part of a briefing, each with the conditions under which it is used. */
export function GuidanceLines({ part, rules, signs, disabled, faults, onChange }: Props) {
  const { t } = useTranslation();
  const set = (at: number, patch: Partial<GuidanceRule>) =>
    onChange(rules.map((rule, place) => (place === at ? { ...rule, ...patch } : rule)));
  const fault = (at: number, name: string) => faults[`${part}[${at}].${name}`];
  const text = (rule: GuidanceRule, at: number, name: 'title' | 'why' | 'how' | 'text') => {
    const Input = name === 'title' ? TextInput : Textarea;
    return (
      <Input
        label={name === 'text' ? t('guidance.line', { number: at + 1 }) : t(`guidance.${name}`)}
        disabled={disabled}
        error={fault(at, name)}
        value={rule[name] ?? ''}
        onChange={(event: { currentTarget: { value: string } }) => set(at, { [name]: event.currentTarget.value })}
        {...(name === 'title' ? {} : { autosize: true, minRows: 1 })}
      />
    );
  };
  return (
    <Section
      level={3}
      title={t(`guidance.part.${part}`)}
      actions={
        disabled ? null : (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() =>
              onChange([
                ...rules,
                part === 'offers'
                  ? { id: newId(rules), rank: 50, title: '', why: '', how: '', items: [] }
                  : { id: newId(rules), rank: 50, text: '' },
              ])
            }
          >
            {t('guidance.add')}
          </Button>
        )
      }
    >
      {faults[part] && (
        <p className={css.fault} role="alert">
          {faults[part]}
        </p>
      )}
      <ol className={css.lines}>
        {rules.map((rule, at) => (
          <li key={rule.id}>
            <div className={css.stack}>
              {part === 'offers' ? (
                <>
                  {text(rule, at, 'title')}
                  {text(rule, at, 'why')}
                  {text(rule, at, 'how')}
                  <TagsInput
                    label={t('guidance.items')}
                    disabled={disabled}
                    value={rule.items ?? []}
                    onChange={(items) => set(at, { items })}
                  />
                </>
              ) : (
                text(rule, at, 'text')
              )}
              <div className={css.conditions}>
                {(['all', 'any'] as const).map((name) => (
                  <TagsInput
                    key={name}
                    label={t(`guidance.${name}`)}
                    placeholder={(rule[name] ?? []).length === 0 && name === 'all' ? t('guidance.always') : undefined}
                    data={signs}
                    disabled={disabled}
                    error={fault(at, name)}
                    value={rule[name] ?? []}
                    onChange={(value) => set(at, { [name]: value })}
                  />
                ))}
                <NumberInput
                  label={t('guidance.rank')}
                  min={1}
                  max={99}
                  allowDecimal={false}
                  disabled={disabled}
                  error={fault(at, 'rank')}
                  value={rule.rank}
                  onChange={(value) => set(at, { rank: Number(value) || 1 })}
                />
              </div>
            </div>
            {!disabled && (
              <ActionIcon
                aria-label={t('guidance.remove', { number: at + 1 })}
                onClick={() => onChange(rules.filter((_, place) => place !== at))}
              >
                <Trash2 size={15} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function newId(rules: GuidanceRule[]): string {
  for (let number = rules.length + 1; ; number++) {
    const id = `own-${number}`;
    if (rules.every((rule) => rule.id !== id)) return id;
  }
}
