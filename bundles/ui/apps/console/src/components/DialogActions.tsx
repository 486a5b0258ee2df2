export { DialogActions } from '@plumbline/ui-kit/dialog-actions';
