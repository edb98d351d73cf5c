export { DataPage as default } from '@/components/assets';
