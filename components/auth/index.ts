export { AccountMenu } from './account-menu';
export { SignInCard } from './sign-in-card';
export { SignedIn } from './signed-in';
