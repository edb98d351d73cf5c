export { ModelsPage as default } from '@/components/assets';
