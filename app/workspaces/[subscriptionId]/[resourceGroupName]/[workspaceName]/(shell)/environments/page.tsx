export { EnvironmentsPage as default } from '@/components/assets';
