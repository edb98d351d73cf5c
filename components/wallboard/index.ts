export { Wallboard } from './wallboard';
