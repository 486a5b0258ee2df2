import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from './format-context';
import css from './LogoField.module.css';

const LARGEST = 64 * 1024;

/** A small picture as a `data:` address; what the server would refuse is refused before it is sent. */
export function LogoField(props: {
  value: string;
  onChange: (value: string) => void;
  disabled?: boolean;
  fault?: string;
}) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  const read = async (file: File) => {
    setWrong(null);
    if (!['image/svg+xml', 'image/png'].includes(file.type)) return setWrong(t('logo.wrong'));
    if (file.size > LARGEST) return setWrong(t('logo.large', { size: format.bytes(file.size) }));
    if (file.type === 'image/svg+xml' && hasScript(await file.text())) {
      return setWrong(t('logo.script'));
    }
    props.onChange(await dataUrl(file));
  };

  return (
    <div role="group" aria-label={t('logo.label')}>
      <p className={css.label}>{t('logo.label')}</p>
      <p className={css.hint}>{t('logo.hint')}</p>
      <div className={css.logo}>
        {props.value && <img src={props.value} alt="" />}
        <Button variant="default" disabled={props.disabled} onClick={() => input.current?.click()}>
          {t('logo.choose')}
        </Button>
        {props.value && (
          <Button variant="subtle" disabled={props.disabled} onClick={() => props.onChange('')}>
            {t('logo.remove')}
          </Button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept="image/svg+xml,image/png"
          aria-label={t('logo.label')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void read(file);
          }}
        />
      </div>
      {(wrong ?? props.fault) && (
        <p className={css.fault} role="alert">
          {wrong ?? props.fault}
        </p>
      )}
    </div>
  );
}

function hasScript(svg: string): boolean {
  return /<script|\son\w+\s*=|javascript:|<foreignobject/i.test(svg);
}

function dataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error(file.name)));
    reader.readAsDataURL(file);
  });
}
