export { tell, tellFailure } from '@plumbline/ui-kit/tell';
