export { useSubmit } from '@plumbline/ui-kit/submit';
