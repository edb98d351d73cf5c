export { AccountMenu } from './account-menu';
export { SignInAgain } from './sign-in-again';
export { SignInCard } from './sign-in-card';
export { SignedIn } from './signed-in';
