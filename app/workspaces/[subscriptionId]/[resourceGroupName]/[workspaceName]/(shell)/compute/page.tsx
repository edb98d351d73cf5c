export { ComputePage as default } from '@/components/assets';
