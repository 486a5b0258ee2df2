import { Search as SearchIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseButton, TextInput } from '@mantine/core';
import { dialogIsOpen, isTyping } from './useListKeys';

/** The search field of a list: reports after a pause in typing, `/` jumps into it, Escape empties it. */
export function SearchField(props: {
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
  delay?: number;
  autoFocus?: boolean;
  width?: number | string;
}) {
  const { t } = useTranslation('kit');
  const [text, setText] = useState(props.value);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const reported = useRef(props.value);

  // A change from outside (back button, palette) wins over what was typed; an echo of what was reported does not.
  useEffect(() => {
    if (props.value !== reported.current) {
      reported.current = props.value;
      setText(props.value);
    }
  }, [props.value]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target) || dialogIsOpen()) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const report = (value: string, delay: number) => {
    setText(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      reported.current = value;
      props.onChange(value);
    }, delay);
  };
  return (
    <TextInput
      ref={input}
      type="text"
      role="searchbox"
      inputMode="search"
      aria-label={props.placeholder}
      placeholder={props.placeholder}
      value={text}
      w={props.width ?? 260}
      maw="100%"
      data-search
      // The first thing a person does on this page is to search.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={props.autoFocus}
      leftSection={<SearchIcon size={14} aria-hidden />}
      rightSection={
        text ? <CloseButton size="xs" aria-label={t('search.clear')} onClick={() => report('', 0)} /> : null
      }
      onChange={(event) => report(event.currentTarget.value, props.delay ?? 180)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        if (text) {
          event.preventDefault();
          event.stopPropagation();
          report('', 0);
        } else {
          event.currentTarget.blur();
        }
      }}
    />
  );
}
