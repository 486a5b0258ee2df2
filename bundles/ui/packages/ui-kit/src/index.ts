/*
 * What applications and plug-in pages build with. Names are only ever added within uiApi 1; nothing here may reach into
 * an application.
 */
export {
  ActionIcon,
  Button,
  Checkbox,
  Menu,
  Modal,
  NumberInput,
  PasswordInput,
  Popover,
  SegmentedControl,
  Select,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
  VisuallyHidden,
} from '@mantine/core';
export * from './Chips';
export { DataTable, type Column, type DataTableProps, type ListQuery } from './DataTable';
export * from './Layout';
export { LogoField } from './LogoField';
export { UsageChart, type ChartPoint } from './UsageChart';
export { Pager, ListFooter } from './Pager';
export { SearchField } from './Search';
export { SchemaForm, type SchemaFormProps } from './SchemaForm';
export * from './States';
export { VirtualTable, type VirtualTableProps } from './VirtualTable';
export { addDays, createFormat, startOfWeek, type Format } from './format';
export { Ago, DateTime, FormatProvider, useFormat, useNow } from './format-context';
export { A, NavigateContext, useNavigateTo } from './links';
export { useListKeys, isTyping, dialogIsOpen } from './useListKeys';
export { kitTexts } from './i18n';
export { theme, cssVariablesResolver } from './theme';
export { default as clsx } from './clsx';
