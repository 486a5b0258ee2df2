import './texts';

export { MailDetail } from './MailDetail';
export { mailPoll, useMailColumns, useMailStates } from './columns';
