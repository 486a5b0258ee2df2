import './texts';

/* One's own account, the same in every application: password, second factors, passkeys, where one is signed in. */
export { AccountContext, type AccountDesk } from './desk';
export { AccountSections } from './AccountSections';
export { FactorSetUp } from './FactorSetUp';
export { SignInRulesForm } from './SignInRulesForm';
export { SignOnForm } from './SignOnForm';
