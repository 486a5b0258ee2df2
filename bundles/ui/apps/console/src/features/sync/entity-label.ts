import type { TFunction } from 'i18next';

export function entityLabel(t: TFunction, entity: string): string {
  return t(`sync.entities.${entity}`, { defaultValue: entity });
}
